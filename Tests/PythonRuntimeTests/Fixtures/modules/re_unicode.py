import re
print(re.findall(r"[а-я]+", "привет Мир", re.I), re.findall(r"\w+", "日本語 テスト"), re.sub(r"[^\x00-\x7F]", "?", "naïve"), re.findall("[😀-😂]", "a😁b"), re.search("é", "cafe\u0301"), [m.span() for m in re.finditer("字", "漢字字")])
print(re.escape("é-ü"), re.findall(r"\bé\w*", "été"), re.split("·", "a·b"), re.match("(?i)straße", "STRASSE"), re.match("(?i)σ", "ς") is not None)
