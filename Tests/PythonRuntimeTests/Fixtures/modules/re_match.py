import re
m = re.match(r"(\w+) (\w+)", "Isaac Newton, physicist")
print(m, m.group(), m.group(0), m.group(1), m.group(1, 2), m[2], m.groups())
print(m.start(), m.end(), m.span(), m.span(2), m.start(2), m.lastindex, m.lastgroup)
print(m.string, m.re, m.pos, m.endpos, m.regs)
print(re.match("x", "ab"), re.search("b", "abc"), re.fullmatch("ab", "abc"), re.fullmatch(r"\d+", "123"))
for call in (lambda: m.group(5), lambda: m["no"], lambda: re.match("a", 5), lambda: re.match(5, "a")):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
