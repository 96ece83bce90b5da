import re
text = "Order 66 on 2024-05-17, total $1,234.50; contact: obi@jedi.org, yoda@dagobah.net"
print(re.findall(r"\d+", text))
m = re.search(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", text)
print(m, m.group("y"), m.groupdict(), m.span("m"), m.start(), m.lastgroup)
print(re.sub(r"(\w+)@(\w+)\.(\w+)", r"\2 at \1 [\g<3>]", text))
print(re.split(r"[;,:]\s*", text))
print([m.group() for m in re.finditer(r"\b[a-z]{4,}\b", text, re.I)])
print(re.sub(r"\d", lambda m: str(9 - int(m[0])), "a1b2"), re.subn("a", "b", "banana", count=2))
pat = re.compile(r"""
    ^\s*(?P<key>\w+)   # key
    \s*=\s*
    (?P<val>.*?)\s*$   # value
""", re.X | re.M)
print(pat.findall("a = 1\nb=two words  \n bad\n c = 3"), pat.flags, pat.groupindex)
print(pat)
for p in ["(", "[a", "a**", "(?P<1>x)", r"\1", "(?<=a+)b", "x{3,1}"]:
    try: re.compile(p)
    except re.error as e: print(p, "|", e, "|", e.pos)
print(re.fullmatch(r"(a|b)*", "abba"), re.match("x", "y"), re.escape("a.b*c[d]"))
print(re.findall(r"(?<!\d)(\d{3})(?!\d)", "12 345 6789 012"), re.findall(r"(a)(b)?", "abaa"))
print(re.sub(r"(?i)HELLO", "bye", "Hello hello"), re.split(r"(,)", "a,b,c"), re.split("", "abc"))
print(re.findall(r"[^\W\d_]+", "héllo wörld_12 ñ"), re.sub(r"\s+", " ", "a  b\t\nc"))
print(bool(re.match(r"^(?=.*\d)(?=.*[a-z]).{6,}$", "abc123")), re.findall(r"(.)\1", "aabbcd"))
