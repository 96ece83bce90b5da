import re
print(re.findall("a", "aA", re.I), re.findall("^x", "x\nx", re.M), re.findall("a.b", "a\nb", re.S), re.findall(r"\w", "aé", re.A))
print(re.compile("a", re.I), re.compile("a", re.I | re.M), re.compile(r"a\n'"), re.compile(b"a", re.X), re.I, re.I | re.S, repr(re.M))
print(re.findall("(?i)ab", "AB ab"), re.findall("(?i:a)b", "Ab AB"), re.findall("(?-i:a)b", "AB aB", re.I), re.compile("a").flags, re.compile("(?ims)a").flags)
p = re.compile(r"""
    \d+   # digits
    \s*   # space
    [#]x  # a sign
""", re.VERBOSE)
print(p.findall("12 #x 3#x"), bool(re.I & re.M), int(re.X), re.IGNORECASE is re.I)
