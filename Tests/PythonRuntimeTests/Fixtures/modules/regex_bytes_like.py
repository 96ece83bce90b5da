# Patterns of bytes look through everything that holds bytes; names of characters; flags that exclude each other.
import re

for subject in (b"a:b::c", bytearray(b"a:b::c"), memoryview(b"a:b::c")):
    print(re.findall(b":+", subject), re.split(b":", subject), re.sub(b":", bytearray(b"-"), subject))
text = bytearray(b"abc")
found = re.search(b"b.", text)
text[1:] = b"x"
print(found.group(), found.string is text)
print(re.findall(r"[\N{LESS-THAN SIGN}x]|\N{em dash}", "a<x\u2014"))
for pattern, flags in ((r"\N", 0), (r"\N{}", 0), (r"\N{no such}", 0), (r"(?u)a", re.A), (r"a", re.A | re.U), (rb"(?L)a", re.A)):
    try:
        print(re.compile(pattern, flags))
    except (re.error, ValueError) as error:
        print(type(error).__name__, error)
names = re.compile("(?P<one>a)").groupindex
print(names, type(names).__name__)
print(repr(re.I | re.S | (1 << 20)))
