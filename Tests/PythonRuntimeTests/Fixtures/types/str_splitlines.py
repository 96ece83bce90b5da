# splitlines, split, rsplit, partition, rpartition.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: "a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l".splitlines(),
    lambda: ("a\nb\r\nc\rd".splitlines(True), "a\nb\n".splitlines(keepends=True), "".splitlines(), "\n".splitlines(), "a\n\nb".splitlines(), "a\n\n".splitlines()),
    lambda: "a\n".splitlines(1, 2),
    lambda: "a\n".splitlines("x"),
    lambda: ("a b  c".split(), "  a b  ".split(), "".split(), "   ".split(), "a b c d".split(None, 2), "  a b c  ".split(None, 1), "a\u2003b\xa0c".split()),
    lambda: ("a,b,,c".split(","), ",".split(","), "".split(","), "a,b,c".split(",", 1), "a,b,c".split(",", 0), "a,b,c".split(",", -1), "a--b--c".split("--"), "aaa".split("aa")),
    lambda: ("a b  c ".rsplit(), "a b c d".rsplit(None, 2), "  a b c  ".rsplit(None, 1), "a,b,c".rsplit(",", 1), "aaa".rsplit("aa"), "a,b".rsplit(",", 0)),
    lambda: ("a b".split(sep=" "), "a b c".split(maxsplit=1), "a-b".split(sep="-", maxsplit=1), "abc".split("")),
    lambda: "a b".split(1),
    lambda: "abc".rsplit(""),
    lambda: "abc".split(None, 1.5),
    lambda: "abc".split(None, "x"),
    lambda: "abc".split(" ", 1, 2),
    lambda: "abc".split(x=1),
    lambda: ("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "=".partition("=")),
    lambda: "abc".partition(""),
    lambda: "abc".rpartition(""),
    lambda: "abc".partition(1),
    lambda: "abc".partition(),
    lambda: ("日本-語".partition("-"), "é,ü".split(","), "😀 😁".split()),
    lambda: "a b c".split(" ", 10**30),
    lambda: ("-".join(["a", "b"]), "".join([]), ",".join("abc"), "é".join(["x", "y"]), "-".join({"k": 1}), ", ".join(str(i) for i in range(3))),
    lambda: "-".join([1]),
    lambda: "-".join(["a", None, "b"]),
    lambda: "-".join(["a", 2]),
    lambda: "-".join(5),
    lambda: "-".join(),
    lambda: ",".join(["only"]),
)
