# What an f-string of one field gives belongs to the program, also after methods were called on it.
def generated():
    for n in range(100, 110):
        s = f"{n}"
        yield s
        s.isdigit()


def both(x):
    s = f"{x:.3f}"
    return s, s.rstrip("0")


print(list(generated()))
print([both(i / 8) for i in range(10)])
found = {}
for n in range(100, 130):
    k = f"{n:>6}"
    found[k] = n
    k.strip()
    x = str(n * 7)
print(found)
kept = []
for n in range(50):
    s = f"{n}"
    kept.append(s)
    s.zfill(8).find("q")
    str(n * 3.5)
    t = f"{n:.2f}"
    kept.append(t)
    t.startswith("1")
    f"{n!r}".upper()
    f"{n!s:>5}".strip().lower()
print(kept)
