import re
print(re.sub(r"\s+", " ", "a  b \t c"), re.sub("a", "b", "aaaa", 2), re.subn("a", "b", "banana"))
print(re.sub(r"(\d+)", lambda m: str(int(m.group(1)) * 2), "1 and 20"), re.sub("x*", "-", "abxd"), re.sub("", "-", "ab"))
print(re.sub(r"(a)(b)?", r"[\1|\2]", "ab a"), re.sub("a", r"\n\t\\", "a"), re.sub("a", r"\g<0>\g<0>", "cat"))
for template in (r"\q", r"\2", r"\g<x>", r"\g<", r"\g<1", r"\g<>", r"\g<a b>"):
    try:
        print(re.sub("(a)", template, "a"))
    except Exception as e:
        print(type(e).__name__, e)
