# Iterating, unpacking and comprehending text.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


text = "héllo"
print(list(text), [c.upper() for c in text], {c: text.count(c) for c in text}, sorted(text), tuple(text), [*text])
a, *b, c = text
print(a, b, c)
for i, c in enumerate(text):
    print(i, c, end=" ")
print()
for c, d in zip(text, text[1:]):
    print(c + d, end=" ")
print()
print("".join(reversed(text)), text[::-1], "".join(sorted(set("banana"))), max(text), min(text), list(map(ord, text)), "".join(map(chr, range(97, 103))), "".join(chr(ord(c) + 1) for c in text))
print([text[i:j] for i in range(3) for j in range(i + 1, 4)], [w[::-1] for w in "abc def".split()], " ".join(w.capitalize() for w in "hello big world".split()), sum(c in "aeiou" for c in "education"))
print("a" in text, "hé" in text, [c for c in text if not c.isascii()], dict.fromkeys(text), "x".join(text), list("a😀b"), len("😀"), "😀"[0], [c for c in "日本"])
it = iter("ab")
print(next(it), next(it), next(it, "end"))
for c in "":
    print("never")
print(*"abc", sep="|")
first, second = "xy"
print(second, first, *("a", "b"))
attempt(
    lambda: [a for a, b in ["xy", "zw"]],
    lambda: [a for a, b in ["xyz"]],
    lambda: dict(["ab", "cd"]),
)
