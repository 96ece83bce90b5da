# center, ljust, rjust, zfill, expandtabs, strip, removeprefix, removesuffix.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: ("ab".center(7), "ab".center(6, "*"), "abc".center(6, "*"), "abc".center(2), "ab".center(5, "é"), "".center(3, "-"), "a".center(4, "x"), "ab".center(-5)),
    lambda: ("ab".ljust(5) + "|", "ab".ljust(5, "."), "ab".rjust(5), "ab".rjust(5, "日"), "ab".rjust(1)),
    lambda: "ab".center(5, "xy"),
    lambda: "ab".ljust(5, ""),
    lambda: "ab".rjust(5, 1),
    lambda: "ab".center("5"),
    lambda: "ab".center(5.0),
    lambda: "ab".center(),
    lambda: ("42".zfill(5), "-42".zfill(5), "+42".zfill(6), "abc".zfill(5), "".zfill(3), "-".zfill(3), "--1".zfill(5), "42".zfill(1), "é".zfill(3)),
    lambda: "42".zfill("5"),
    lambda: ("a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "abcd\te".expandtabs(4), "a\tb".expandtabs(0), "a\tb".expandtabs(-3), "a\nb\tc\td".expandtabs(4), "\t\t|".expandtabs(3), "é\tx".expandtabs(4), "a\rb\tc".expandtabs(4)),
    lambda: ("a\tb".expandtabs(tabsize=2), "a\tb".expandtabs(1)),
    lambda: "a\tb".expandtabs("x"),
    lambda: ("  ab ".strip(), "xxabxx".strip("x"), "abcba".strip("ab"), "  ab ".lstrip() + "|", "  ab ".rstrip() + "|", "éaé".strip("é"), "\u2003a\xa0".strip(), "abc".strip(""), "ab".strip(None)),
    lambda: "ab".strip(1),
    lambda: "ab".lstrip(["a"]),
    lambda: "ab".strip("a", "b"),
    lambda: ("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "abc".removeprefix("x"), "abc".removesuffix(""), "aaa".removeprefix("a"), "日本語".removesuffix("語")),
    lambda: "a".removeprefix(1),
    lambda: "a".removesuffix(None),
    lambda: ("aXbXc".replace("X", "--"), "aXbXc".replace("X", "", 1), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "x"), "aaa".replace("aa", "b"), "日本".replace("本", "x"), "abc".replace("b", "b"), "abc".replace("a", "x", 0), "aaa".replace("a", "b", -1)),
    lambda: "abc".replace("a"),
    lambda: "abc".replace(1, "b"),
    lambda: "abc".replace("a", 1),
    lambda: "abc".replace("a", "b", "c"),
    lambda: "abc".replace("a", "b", 1.5),
    lambda: "ab".center(10**30),
    lambda: "ab".zfill(10**30),
)
