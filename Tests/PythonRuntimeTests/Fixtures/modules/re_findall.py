import re
print(re.findall(r"\d+", "1 22 333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(a)|b", "ab"))
print(re.findall(r"\b|\w+", "ab c"), re.findall("", "abc"), re.findall(r"a*", "baac"), re.findall("x*", ""))
print([m.span() for m in re.finditer(r"a*?", "aab")], [m.group() for m in re.finditer(r"[a-c]+", "abcxcab")])
print(re.compile("a").findall("banana", 2), re.compile("a").findall("banana", 2, 4))
