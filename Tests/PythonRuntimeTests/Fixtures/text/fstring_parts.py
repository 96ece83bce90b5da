# Parts of f-strings are used again at once; what a program keeps must not be.
kept = []
for i in range(2000):
    a = f"{i}"
    b = f"{a}{i:3d}"
    c = f"{i:4d}|{a}|{b}"
    d = f"{f'{i:2d}'}{f'{a:>6}'}{i / 4:.2f}"
    kept.append((a, b, c, d, f"{a}", f"{c}{d}", f"{i:.1f}" if i % 2 else f"{i!r}{a}"))
for index in (0, 7, 10, 999, 1999):
    print(kept[index])
print(all(row[0] == str(i) and row[1] == str(i) + f"{i:3d}" and row[4] == row[0] for i, row in enumerate(kept)))


def inner(n):
    text = f"{n}"
    junk = [f"{n}{m}" for m in range(3)]
    return text


print(f"{1:2d}{inner(5)}{2:2d}{inner(6)}", f"{inner(7)}{inner(7):>3}")
text = f"{12}"
both = f"{text}{text}{34}"
again = f"{text}{both:>8}{5}"
print(text, both, again, f"{text!s}{text!r}{1.5:.1f}")
print("a-b-c-d-e-f-g-h-i-j".replace("-", "+"), "aXbX".replace("X", ""), "é-è".replace("-", "—"), "aaa".replace("a", "bb", 2))
print("x".replace("y", "z") == "x", "abc".replace("abc", ""), repr("".replace("a", "b")), "ab".replace("", "."))
print("Straße ÉCOLE".upper(), "ABC xyz 09".lower(), "aBc".swapcase(), "éa,b,,c".split(","), "a\nb\n\nc".split("\n"))
