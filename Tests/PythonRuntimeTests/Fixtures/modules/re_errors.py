import re
for bad in ("(", ")", "[", "[a", "*a", "a**", "a{2}{3}", "\\", r"\q", "(?P<n>a)(?P<n>b)", "(?P<1>a)", "(?P<n", "(?Px)", "(?x", "(?z)", "a{3,2}", "[z-a]", r"\1", r"(a\1)", "(?P=foo)", "(?<x)", "(?(2)a)", "(?(1)a|b|c)(d)", "a(?i)b", "(?:a", "(?#", r"[\d-z]", r"\x1", r"\u12", "a\n(b", "[]", "+", "(?", "(?P", "(?P<", "(?(", "x{1", "a{99999999999}"):
    try:
        print(bad, re.compile(bad).pattern)
    except re.error as e:
        print(repr(bad), "|", e, "|", e.msg, e.pos, e.lineno, e.colno)
    except OverflowError as e:
        print(repr(bad), "overflow", e)
