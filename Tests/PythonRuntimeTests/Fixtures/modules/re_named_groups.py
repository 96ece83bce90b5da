import re
m = re.search(r"(?P<year>\d{4})-(?P<month>\d\d)(-(?P<day>\d\d))?", "on 2024-03 we")
print(m.groupdict(), m["year"], m.group("month"), m.groupdict(default="?"), m.groups("none"))
print(m.lastgroup, m.re.groupindex, m.re.groups, m.expand(r"\g<month>/\1"))
print(re.sub(r"(?P<a>\w)(?P<b>\w)", r"\g<b>\g<a>", "abcd"), re.findall(r"(?P<w>\w+)=(?P=w)", "a=a b=c dd=dd"))
