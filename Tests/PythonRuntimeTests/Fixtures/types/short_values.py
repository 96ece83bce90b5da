# Short texts and tuples of every size around those that are kept inside their objects.
texts = {}
for size in range(0, 70):
    text = "".join(chr(97 + (size + i) % 26) for i in range(size))
    texts[text] = size
    assert texts[text[:size]] == size
    assert texts[text[: size // 2] + text[size // 2 :]] == size
    assert len({text, text.upper().lower(), str(text)}) == 1
    assert hash(text) == hash(text[: size // 3] + text[size // 3 :])
print(len(texts), sum(texts.values()))

for size in (14, 15, 16, 17, 18, 30, 31, 32, 33, 34):
    accented = "é" * (size // 2) + "x" * (size % 2)
    wide = "€" * (size // 3) + "y" * (size % 3)
    print(size, len(accented), accented.upper() == "É" * (size // 2) + "X" * (size % 2), wide[-2:], wide.find("y"))
    print(accented[::-1].encode("utf-8") == accented[::-1].encode(), accented.replace("é", "ab")[:5], wide * 2 == wide + wide)


# Texts die and are made again with other lengths, between ones that stay.
kept = []
for i in range(2_500):
    short = str(i)
    middle = f"value number {i:6d}"
    longer = f"a rather longer text than these {i}"
    joined = f"{short}-{i}-{short}"
    if i % 100 == 0:
        kept.append((short, middle, longer, joined))
for i, (short, middle, longer, joined) in enumerate(kept):
    i *= 100
    assert (short, middle, longer, joined) == (
        str(i), "value number " + str(i).rjust(6), "a rather longer text than these " + str(i), f"{i}-{i}-{i}")
print(len(kept), kept[7])

# Tuples of every size, made and dropped.
stay = []
for i in range(2_000):
    made = tuple(range(i % 8))
    pair = (i, str(i))
    three = (i, pair, made)
    four = (three, i, i, i)
    five = four + (i,)
    if i % 400 == 0:
        stay.append((made, pair, three, four, five, (i,), ()))
for entry in stay[:4]:
    print(entry)
print(sum(entry[4][-1] for entry in stay), len({entry[2] for entry in stay}))
first, *rest = (1, 2, 3, 4, 5, 6)
print(first, rest, (1,) + (2,) * 3, (1, 2, 3, 4)[1:], (1, 2, 3, 4, 5)[::2], tuple([1, 2]) < (1, 2, 0))
counts = {}
for i in range(3_000):
    key = (i % 7, i % 3)
    counts[key] = counts.get(key, 0) + 1
print(sorted(counts.items())[:3], counts[6, 2])
