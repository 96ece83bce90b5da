import re
print(re.findall(rb"\d+", b"1 22"), re.sub(b"a", b"b", b"aa"), re.match(rb"(\w+)", b"ab c").groups(), re.split(b",", b"a,b"), re.compile(b"a"))
for call in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.compile(b"a", re.U), lambda: re.compile("a", re.L), lambda: re.compile("a", re.A | re.U)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
