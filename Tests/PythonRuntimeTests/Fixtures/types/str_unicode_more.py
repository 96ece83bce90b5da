# Text beyond ASCII: lengths, cases, combining marks, emoji, order.
samples = ["café", "cafe\u0301", "日本語", "😀👍🏽", "Straße", "ΣΑΣ", "İı", "ﬃ", "Ǆ", "١٢٣", "½", "\u200d", "ñ" * 3, "\U0001F1E9\U0001F1EA", "ß", "ŉ", "ａｂｃ"]
for text in samples:
    print(ascii(text), len(text), ascii(text.upper()), ascii(text.lower()), ascii(text.title()), ascii(text.casefold()), ascii(text[::-1]), text.isalpha(), text.isnumeric(), text.isdigit(), text.isdecimal(), text.isprintable(), len(text.encode()), [ord(c) for c in text][:4])
print("é" == "e\u0301", "é" < "f", "z" < "é", "日" > "z", "😀" > "日", sorted(["é", "e", "f", "E", "日"]), "é" in "café", "café".find("é"), "日本語".index("語"), "a日b本c".split("日"), "日,本".replace(",", "・"), "ñandú".capitalize(), "ÉCOLE".lower(), "ǆ".title(), "ŉ".upper())
print("日本".center(8, "*"), "日本".ljust(5) + "|", "é".zfill(3), f"{'日本':>6}|{'é':^5}|{'😀':<3}|", "%5s|%-5s|" % ("日", "é"), "é".encode("utf-8"), "\u00e9" == "\xe9" == "é", "\N{LATIN SMALL LETTER E WITH ACUTE}", "\N{GREEK SMALL LETTER ALPHA}")
print(int("١٢"), float("１.５"), "٣".isdigit(), "²".isdigit(), "²".isdecimal(), "Ⅷ".isnumeric(), "五".isnumeric(), "_é1".isidentifier(), "1é".isidentifier(), "é\u0301".isidentifier(), "\xa0".isspace(), "\u3000".strip() == "", "a\u2028b".splitlines(), "a\x85b".split())
naïve = 5
Δ = naïve + 1
print(naïve, Δ, [c for c in "héé" if not c.isascii()], {"é": 1}["é"], "é".join("abc"), "aéb".partition("é"), "éé".count("é"), "😀a".translate({0x1F600: "smile "}), chr(233), ord("é"), "é" * 2, "é" + "x", "xéx"[1], "xéx"[-2:])
