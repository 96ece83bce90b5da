# int(text, base): prefixes, underscores, white space, Unicode digits, errors.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: int("  42\n"),
    lambda: (int("+7"), int("-7"), int("- 7")),
    lambda: (int("1_000_000"), int("0b1_01", 0), int("0x_f", 16)),
    lambda: int("1__0"),
    lambda: int("_1"),
    lambda: int("1_"),
    lambda: (int("0b101", 2), int("0o17", 8), int("0xFf", 16)),
    lambda: (int("0b101", 0), int("0o17", 0), int("0xff", 0), int("10", 0)),
    lambda: int("010", 0),
    lambda: (int("00", 0), int("0_0", 0)),
    lambda: (int("010"), int("007")),
    lambda: (int("z", 36), int("Zz", 36), int("10", 36)),
    lambda: (int("12", 3), int("12", 2)),
    lambda: int("9", 8),
    lambda: int("12", 1),
    lambda: int("12", 37),
    lambda: int("12", -1),
    lambda: int(""),
    lambda: int("   "),
    lambda: int("1 2"),
    lambda: int("1.5"),
    lambda: int("1e3"),
    lambda: int("0x10"),
    lambda: int("abc"),
    lambda: (int("١٢٣"), int("१२"), int("１２")),
    lambda: int("\u20071\u2007"),
    lambda: (int(b"12"), int(b" 0x1f ", 16)),
    lambda: int(b"zz"),
    lambda: int(bytearray(b"77")),
    lambda: (int("12", base=5), int("11", base=2)),
    lambda: int(12, 10),
    lambda: int(base=10),
    lambda: int(1.5, 10),
    lambda: int("1", "2"),
    lambda: int("1", 2.0),
    lambda: int(),
    lambda: int(x=1),
    lambda: int(1, 2, 3),
    lambda: int("\x0012"),
    lambda: int("12\x00"),
    lambda: int("é"),
    lambda: int("'"),
    lambda: int([1]),
    lambda: int(None),
    lambda: int(1j),
    lambda: int({}),
    lambda: (int("9" * 30), int("-" + "f" * 20, 16)),
)
