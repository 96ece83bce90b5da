# int, float, complex, bool and round as functions of many arguments.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (int(), int(5.7), int("5"), int("0b11", 0), int(b"7"), int(True), int("  8  "), int("1_0"), int(-0.9), int(10**30), int("-0")),
    lambda: (float(), float("1.5"), float(3), float("inf"), float("  1e3 "), float(True), float("1_0.5"), float(-0.0), float("-.5")),
    lambda: (complex(), complex(1), complex(1, 2), complex("1+2j"), complex(1.5), complex(True, False)),
    lambda: (bool(), bool(0), bool("a"), bool([]), bool(0.0), bool(None)),
    lambda: (abs(-3), abs(-2.5), abs(3 + 4j), divmod(7, 3), divmod(-7, 3), pow(2, 3), pow(2, 3, 5), pow(2.0, -1), round(2.5), round(2.567, 1), round(25, -1), sum([1, 2]), min(1, 2), max([3, 4])),
    lambda: int("5", x=1),
    lambda: int(5, base=10),
    lambda: float("a"),
    lambda: float(1, 2),
    lambda: complex("a"),
    lambda: complex(1, 2, 3),
    lambda: bool(1, 2),
    lambda: abs(),
    lambda: abs("a"),
    lambda: divmod(1),
    lambda: divmod("a", 1),
    lambda: pow(1),
    lambda: round("a"),
    lambda: sum(1),
    lambda: sum([1], "a"),
    lambda: hex(1.5),
    lambda: bin("a"),
    lambda: oct([]),
    lambda: chr(-1),
    lambda: ord(""),
    lambda: (int.from_bytes(b"a"), (97).to_bytes(1, "big"), float.fromhex("0x1p1"), (1.5).as_integer_ratio(), (2.0).is_integer(), (7).bit_count()),
    lambda: max(1, "a"),
    lambda: min([]),
    lambda: (max([], default=3), min((), default=None), max("abc"), min({"b": 1, "a": 2})),
    lambda: (max(1, 2, key=lambda x: -x), min("aa", "b", key=len)),
)
