import re
print(re.findall("<.*>", "<a><b>"), re.findall("<.*?>", "<a><b>"), re.match("a{2,3}", "aaaa").group(), re.match("a{2,3}?", "aaaa").group())
print(re.match("a{2}", "aaa").group(), re.match("a{,2}", "aaa").group(), re.match("a{1,}", "aaa").group(), re.findall("a{x}", "a{x}"))
print(re.match("a++b", "aaab"), re.match("a*+a", "aaa"), re.match("(?>a+)b", "aab"), re.match("(?:ab?+)*c", "ababc").group())
print(re.match("(a|ab)(c|bcd)(d*)", "abcd").groups(), re.match("(?:(a)|b)*", "ab").groups(), re.match("(a*)*", "aa").groups(), re.match("(?:a|b)*?c", "abac").group())
