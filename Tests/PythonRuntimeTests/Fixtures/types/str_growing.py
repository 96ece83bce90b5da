# Texts built piece by piece: every earlier text stays what it was.
text = ""
kept = []
for i in range(400):
    text += f"piece {i};"
    if i % 50 == 0:
        kept.append(text)
print(len(text), [len(k) for k in kept])
print(all(text.startswith(k) for k in kept))
left = text + "left"
right = text + "right"
print(left[-6:], right[-6:], text[-6:])
text += "a"
other = kept[-1]
other += "b"
other += "c"
print(text[-3:], other[-4:], kept[-1][-2:])
accents = "é" * 200
for i in range(5):
    accents += "à€😀"
print(len(accents), accents[-4:], accents[200:203], hash(accents) == hash("é" * 200 + "à€😀" * 5))
a = b = "x" * 300
a += "y"
b += "z"
print(a[-2:], b[-2:], a == b, {a: 1}[("x" * 300) + "y"])
