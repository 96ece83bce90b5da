# bytes(...) and bytearray(...).
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (bytes(), bytes(3), bytes([1, 2, 255]), bytes((0, 1)), bytes(range(3)), bytes(b"ab"), bytes(bytearray(b"x")), bytes("é", "utf-8"), bytes(True)),
    lambda: bytes(-1),
    lambda: bytes([256]),
    lambda: bytes([-1]),
    lambda: bytes(["a"]),
    lambda: bytes([1.5]),
    lambda: bytes(1.5),
    lambda: bytes("a"),
    lambda: bytes(None),
    lambda: bytes(10**30),
    lambda: bytes([10**30]),
    lambda: bytes("a", "utf-8", "strict", 1),
    lambda: bytes(b"a", "utf-8"),
    lambda: (bytes(source=b"a"), bytes(b"a" + b"b")),
    lambda: bytes(foo=1),
)


class Custom:
    def __bytes__(self):
        return b"custom"


class Wrong:
    def __bytes__(self):
        return "custom"


class Indexed:
    def __index__(self):
        return 2


attempt(
    lambda: (bytes(Custom()), bytes(Indexed()), bytes([Indexed()])),
    lambda: bytes(Wrong()),
    lambda: (bytearray(), bytearray(2), bytearray([65, 66]), bytearray(b"ab"), bytearray("é", "latin-1")),
    lambda: bytearray([256]),
    lambda: bytearray("a"),
    lambda: bytearray(-1),
    lambda: (isinstance(b"", bytes), isinstance(bytearray(), bytes), type(b"").__name__, bytes.__name__),
    lambda: (b"abc" == bytes([97, 98, 99]), bytes(iter([1, 2])), bytes(x for x in (1, 2)), sum(b"abc"), max(b"abc"), sorted(b"cab"), list(b"ab"), tuple(b"ab"), set(b"aab"), bytes(reversed(b"abc")), list(enumerate(b"ab")), dict(zip(b"ab", b"cd"))),
    lambda: (b"\xff" > b"\x00", [b"a", b"b"], {b"k": 1}[b"k"], {b"k"}, f"{b'a'}", "%s" % b"a", str(b"a'"), bool(b""), bool(b"\x00")),
)
