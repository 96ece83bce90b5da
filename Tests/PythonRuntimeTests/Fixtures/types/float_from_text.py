# float(text).
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (float("1.5"), float("  -2.5e3\n"), float("+1"), float(".5"), float("5."), float("1e5"), float("1E-5")),
    lambda: (float("1_000.5"), float("1_0e1_0"), float("1__0")),
    lambda: float("_1"),
    lambda: float("1_"),
    lambda: float("1._5"),
    lambda: (float("inf"), float("-Infinity"), float("+INF"), float("nan"), float("-NaN"), float("iNfInItY")),
    lambda: float("infinit"),
    lambda: (float("1e400"), float("-1e400"), float("1e-400"), float("4.9e-324"), float("2.4e-324"), float("2.5e-324")),
    lambda: (float("0.1"), float("123456789012345678901234567890"), float("9007199254740993")),
    lambda: (float("1.7976931348623157e308"), float("1.7976931348623159e308"), float("2.2250738585072011e-308")),
    lambda: float(""),
    lambda: float("  "),
    lambda: float("."),
    lambda: float("e5"),
    lambda: float("1e"),
    lambda: float("1 2"),
    lambda: float("0x1p3"),
    lambda: float("1,5"),
    lambda: float("abc"),
    lambda: (float("١.٥"), float("１２.５")),
    lambda: (float(b"1.5"), float(bytearray(b"2.5"))),
    lambda: float(b"x"),
    lambda: float("1\x00"),
    lambda: float(),
    lambda: float(1, 2),
    lambda: float(x=1),
    lambda: float(None),
    lambda: float([]),
    lambda: float(1j),
    lambda: float("1" * 400),
    lambda: float("0." + "0" * 400 + "1"),
    lambda: (float("1" + "0" * 308), float("0" * 1000 + "1.5")),
    lambda: (float(10**308), float(-(10**22)), float(2**53 + 1), float(True)),
    lambda: (float("1e999999999999999999999"), float("1e-999999999999999999999"), float("0e999999999999999999999")),
)
