samples = ["na\u00efve caf\u00e9", "\u0395\u03bb\u03bb\u03ac\u03b4\u03b1", "\u65e5\u672c\u8a9e", "\U0001f600 smile", "e\u0301"]
for text in samples:
    print(text, len(text), len(text.encode()), text[0], text[-1], text[::-1], repr(text), ascii(text))
    print(text.upper(), text.title(), text.split(), text.find(" "), text.center(14, "."), f"{text:>14}|{text:.3}|")
long = "\u03b1\u03b2\u03b3" * 50
print(long[70], long[71:77], long[-4:], long.count("\u03b3"), long.index("\u03b3", 100), long.rfind("\u03b1"))
print(all(long[i] == long[i % 3] for i in range(150)))
print("\u03b1" in long, "\u03b4" in long, long.replace("\u03b1", "a")[:6], len(long.strip("\u03b1\u03b3")))
print(sorted("\u00e9ez\u20aca"), max("\u00e9ez"), "\u00e9" < "z", "\u00e9" == "\xe9")
print([ch for ch in "a\u00e9\U0001f600"], {"\u00e9": 1}["\xe9"], "\N{GREEK SMALL LETTER ALPHA}")
θ, résumé = 1.5, "ok"
print(θ, résumé, f"{θ=}")
