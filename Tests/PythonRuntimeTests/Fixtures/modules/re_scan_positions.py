import re
p = re.compile(r"\w+")
print(p.match("ab cd", 3), p.search("ab cd", 1, 4), p.fullmatch("ab cd", 3, 5), p.match("ab", 5), re.compile("^b").search("ab", 1), re.compile("b$").search("abc", 0, 2))
print([m.span() for m in re.compile("a|b").finditer("xaxb", 2)], p.split("a, b"), p.sub("w", "a b"), p.subn("w", "a b", count=1), p.groups, p.flags)
m = re.match(r"(?P<a>x)(y)?", "xz")
print(m.span("a"), m.span(2), m.start(2), m.groups(), bool(m), m.end("a"), m.expand(r"[\1][\2]"))
for call in (lambda: m.span("q"), lambda: m.start(9), lambda: p.match(), lambda: p.sub("a")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
