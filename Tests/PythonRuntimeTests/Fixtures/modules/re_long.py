import re
text = "lorem ipsum dolor sit amet " * 2000
print(len(re.findall(r"\b\w", text)), len(re.sub(r"[aeiou]", "", text)), re.match(r"(?:\w+\s)*", text).end(), len(re.split(r"\s", text)))
print(re.search(r"(a|b|c|d)*$", "abcd" * 5000).span(), re.match(r"(x+x+)+y", "x" * 12))
