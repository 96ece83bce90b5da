text = """The quick brown fox jumps over the lazy dog.
The dog sleeps; the fox runs away!  Quick, quick...
"""
counts = {}
for line in text.splitlines():
    for word in line.lower().split():
        word = word.strip(".,;!?")
        if word:
            counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(f"{word:<8}{count:>3} {'*' * count}")
chars = sorted(set("hello world"))
stoi = {ch: i for i, ch in enumerate(chars)}
itos = {i: ch for ch, i in stoi.items()}
encode = lambda s: [stoi[c] for c in s]
decode = lambda ids: "".join([itos[i] for i in ids])
print(chars, stoi)
print(encode("hello"), decode(encode("hello world")))
print("".join(chars), len(chars), repr("".join(chars)))
word = "racecar"
print(word == word[::-1], word.count("r"), word.index("c"), word.rindex("c"))
print(" ".join(w.capitalize() for w in "the end of it".split()))
print("a-b_c d".replace("-", " ").replace("_", " ").split())
caesar = "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in "hello world")
print(caesar, caesar.upper(), caesar.title())
for a, b in zip("abc", "xyz"):
    print(a + b, end=" ")
print()
for i, ch in enumerate("h\u00e9\u20ac"):
    print(i, ch, ord(ch), hex(ord(ch)), ch.encode())
