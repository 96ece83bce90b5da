# split and join undo each other; partition loops; line handling.
for text in ("a,b,,c", ",", "", "abc", ",a,", "a,,b"):
    parts = text.split(",")
    print(repr(text), parts, ",".join(parts) == text, text.rsplit(",", 1), text.split(",", 1), text.partition(","), text.rpartition(","), text.count(",") + 1 == len(parts))
for text in ("  a  b ", "one", "", "\t\n", "a\u00a0b", "x  y\tz\n"):
    print(repr(text), text.split(), text.rsplit(None, 1), text.split(None, 1), " ".join(text.split()), text.split(" "), text.strip().split(" "))
for text in ("a\nb\n", "a\r\nb", "\n", "", "a\n\nb", "last"):
    print(repr(text), text.splitlines(), text.splitlines(True), text.split("\n"), "".join(text.splitlines(True)) == text)
rest, found = "k1=v1;k2=v2;k3", []
while rest:
    part, _, rest = rest.partition(";")
    key, sep, value = part.partition("=")
    found.append((key, value if sep else None))
print(found, dict(found))
print(", ".join(f"{k}={v}" for k, v in found), "|".join(sorted("banana")), "".join(["x"] * 3), "-".join("a"), "".join([]), " and ".join(["a", "b"]), "\n".join(["l1", "l2"]), "ab".join("xyz"), ",".join({"k": 1, "j": 2}), "-".join(str(n) for n in range(5)))
words = "the rain in spain".split()
print([w.capitalize() for w in words], " ".join(w[::-1] for w in words), " ".join(reversed(words)), max(words, key=len), sorted(words, key=len), {len(w): w for w in words}, [w for w in words if "ain" in w], "".join(w[0] for w in words), [(w, len(w)) for w in words], " ".join(words).title(), sum(len(w) for w in words))
