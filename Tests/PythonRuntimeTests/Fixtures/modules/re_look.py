import re
print(re.findall(r"\w+(?=!)", "hi! yo?"), re.findall(r"\w+(?!!)\b", "hi! yo?"), re.findall(r"(?<=\$)\d+", "$5 6"), re.findall(r"(?<!\$)\b\d+", "$5 6"))
print(re.search(r"(?<=abc)def", "abcdef"), re.findall(r"(a)?(?(1)b|c)", "ab c b"), re.findall(r"(?P<q>['\"]).*?(?P=q)", "'a' \"b'c\""))
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"))
for bad in ("(?<=a*)b", "(?<=a|bc)d", "(?<!x+)y"):
    try:
        re.compile(bad)
    except re.error as e:
        print(e, e.pos)
