# str, repr, ascii, format, chr, ord as functions of many kinds.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


values = [1, 1.0, 1j, True, None, "a'b", 'a"b', "é\n", b"\x00a", [1, "x"], (1,), {1: "v"}, {2}, set(), frozenset(), range(3), slice(1), ..., NotImplemented, int, type, ValueError, ValueError("m"), KeyError("k"), ValueError(1, 2), bytearray(b"z")]
for value in values:
    print(str(value), repr(value), ascii(value), f"{value}", f"{value!r}", "%s|%r|%a" % (value, value, value) if not isinstance(value, tuple) else "", format(value) == str(value))
attempt(
    lambda: (str(b"abc", "utf-8"), str(object=1), str(), repr(""), ascii(""), format(""), format(5, "03"), format("a", ">3"), chr(97), ord("a")),
    lambda: str(1, 2),
    lambda: str("a", "utf-8"),
    lambda: repr(),
    lambda: ascii(1, 2),
    lambda: format(1, 2),
    lambda: format([], "x"),
    lambda: format(None, "5"),
    lambda: chr("a"),
    lambda: chr(),
    lambda: ord(5),
    lambda: ord("ab"),
)


class Named:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Named({self.name!r})"


attempt(
    lambda: (str(Named("x")), repr(Named("é")), ascii(Named("é")), [Named(1)], {Named: Named(2)}.values(), f"{Named('q')!s:>12}", "%s" % Named("w"), "{!r}".format(Named("e")), print(Named("p"))),
)
