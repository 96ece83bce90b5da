# repr and ascii of every kind of character.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


print([chr(code) for code in range(0, 0x30)])
print([chr(code) for code in (0x7F, 0x80, 0x85, 0xA0, 0xAD, 0xE9, 0x200B, 0x2028, 0x3000, 0xE000, 0xFEFF, 0x10FFFF, 0x1F600, 0x378, 0xFFFE)])
attempt(
    lambda: (ascii("é日😀\n'\""), repr("'"), repr('"'), repr("'\""), repr("\\"), repr("\t\r\n"), repr("a'b"), repr('a"b')),
    lambda: (ascii(["é", ("日",)]), ascii({"é": 1}), ascii(1), ascii(None)),
    lambda: (b"\x00\t\n\r'\"\\\x7f\x80a", b"'", b'"', b"'\""),
    lambda: bytearray(b"a'\""),
    lambda: ("\x41\u00e9\U0001F600\N{BULLET}\101\0", "\a\b\f\v", r"\n"),
    lambda: (chr(65), chr(0x10FFFF), chr(0)),
    lambda: chr(0x110000),
    lambda: chr(-1),
    lambda: chr(1.5),
    lambda: chr("a"),
    lambda: chr(10**30),
    lambda: (ord("a"), ord("é"), ord("😀"), ord(b"a"), ord(bytearray(b"b"))),
    lambda: ord(""),
    lambda: ord("ab"),
    lambda: ord(1),
    lambda: ord(b"ab"),
    lambda: ord(b""),
    lambda: ord(None),
    lambda: (str(), str("a"), str(1), str(None), str([1, "a"]), str(b"a"), str(object=5)),
    lambda: str(1, 2, 3, 4),
    lambda: str(foo=1),
)


class Shown:
    def __str__(self):
        return "shown"


class Represented:
    def __repr__(self):
        return "represented"


class BadStr:
    def __str__(self):
        return 5


class BadRepr:
    def __repr__(self):
        return None


attempt(
    lambda: (str(Shown()), str(Represented()), [Represented()], f"{Shown()}", f"{Represented()!s}", "%s" % Shown(), "{}".format(Shown())),
    lambda: str(BadStr()),
    lambda: repr(BadRepr()),
    lambda: str(BadRepr()),
    lambda: f"{BadStr()}",
    lambda: print(BadStr()),
    lambda: [BadRepr()],
)
