import re
print(re.split(r"\W+", "Words, words, words."), re.split(r"(\W+)", "a, b"), re.split(r"\W+", "a, b, c", 1))
print(re.split("x*", "axbc"), re.split("[,;]", "a,b;c"), re.split("(a)|b", "xaybz"), re.split(",", ""), re.split(r"\b", "a bc"))
