import re
print(re.escape("a.b*c[d] e-f_g#~&%@"), re.escape("日本"), re.escape(b"a.b"), re.fullmatch(re.escape("1+1=2?"), "1+1=2?"))
p = re.compile("a")
print(re.compile(p) is p, p == re.compile("a"), hash(p) == hash(re.compile("a")), p.pattern, isinstance(p, re.Pattern), isinstance(p.match("a"), re.Match), bool(p.match("a")))
try:
    re.compile(p, re.I)
except ValueError as e:
    print(e)
