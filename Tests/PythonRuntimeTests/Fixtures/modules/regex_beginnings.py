# Searches for expressions that begin with one of several characters, with nothing, or with anything.
import re

text = "The quick brown ABC jumps over\nthe lazy dog: naïve Kelvin \u212aelvin, 42 straße SUN x.y@z"
patterns = [
    r"quick|brown|over", r"[^a-z ]+", r"\b\w+ (?=jumps)", r"(?i)abc", r"(?i)k\w+", r"(?i)sun", r"(?i)[k-s]un", r"x*", r"x?y", r"(a|b)*c?",
    r"(?:o|u)\w", r"\d+|[A-Z]", r"^the", r"(?m)^the", r"$", r"(?s).the", r".the", r"(?<=a)z+", r"(?!t)\w+n", r"(\w)\1", r"(x)?(?(1)\.|q)", r"\W",
    r"[é-ï]", r"ï|q", r"(?a:\w+)$", r"\.", r"(?=q)", r"[]", r"[\d-]", r"(?>ov|la)\w", r"s{2}|ß", r"(?i:[^a-z\s])+",
]
for pattern in patterns:
    try:
        print(pattern, re.findall(pattern, text)[:9], [match.span() for match in re.finditer(pattern, text)][:9])
        print(re.sub(pattern, "<\\g<0>>", text, count=4).encode(), re.split(pattern, text, maxsplit=2))
        found = re.compile(pattern).search(text, 5, 40)
        print(found and found.span(), re.match(pattern, text[4:]), bool(re.fullmatch(pattern, "quick")))
    except re.error as error:
        print(pattern, error)
print(re.findall(rb"[^a-z]b|a", b"ab\xffba Bb"), re.findall(rb"(?i)B\xff", b"ab\xffb"))
