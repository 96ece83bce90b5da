import re
print(re.findall(r"[\w.]+@[\w.]+", "mail me@x.org now"), re.findall(r"[^\d\s]+", "a1 b"), re.findall(r"[-a]", "a-b"), re.findall(r"[a\-z]", "a-z"), re.findall(r"[]x]", "]x"))
print(re.findall(r"\d", "٣4"), re.findall(r"\w+", "naïve Straße 字"), re.findall(r"\s", "a\u2003b\tc"), re.findall(r"\W", "a_b-c"), re.findall(r"[^a]", "ab\n"))
print(re.findall(r"\Aa|b\Z", "ab"), re.findall(r"\Bb", "ab b"), re.findall("a$", "a\na\n"), re.findall("(?m)a$", "a\na\n"), re.findall(r"\x41\u0042\103", "ABC"), re.findall("[\x00-\x7f]", "aé"))
print(re.findall("é", "É", re.I), re.findall("[à-ü]", "É", re.I), re.findall("ß", "ẞ", re.I), re.findall("[^a]", "A", re.I), re.findall("k", "\u212a", re.I))
