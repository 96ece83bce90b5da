# float.hex and float.fromhex.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: ((1.0).hex(), (0.1).hex(), (-0.0).hex(), (0.0).hex(), (5e-324).hex(), (1e308).hex(), (3.5).hex(), (-2.0).hex()),
    lambda: (float("inf").hex(), float("-inf").hex(), float("nan").hex(), (2.2250738585072014e-308).hex()),
    lambda: (float.fromhex("0x1.8p1"), float.fromhex("1.8p1"), float.fromhex("0xA"), float.fromhex("a"), float.fromhex("-0x.8")),
    lambda: (float.fromhex("  0x1p-3 \n"), float.fromhex("+0X1P3"), float.fromhex("inf"), float.fromhex("-Infinity"), float.fromhex("nan")),
    lambda: (float.fromhex("0x1.fffffffffffff8p0"), float.fromhex("0x1.fffffffffffff7p0"), float.fromhex("0x1p-1074"), float.fromhex("0x1p-1075")),
    lambda: (float.fromhex("0x1.8p-1075"), float.fromhex("0x0p99999"), float.fromhex("0x1p-99999")),
    lambda: float.fromhex("0x1p1024"),
    lambda: float.fromhex("0x1p99999999"),
    lambda: float.fromhex(""),
    lambda: float.fromhex("0x"),
    lambda: float.fromhex("0x1p"),
    lambda: float.fromhex("0x1.g"),
    lambda: float.fromhex("0x1 p1"),
    lambda: float.fromhex("xyz"),
    lambda: float.fromhex(1),
    lambda: float.fromhex(),
    lambda: (float.fromhex("0x10000000000000000000p0"), float.fromhex("0x1.00000000000001p0")),
    lambda: type(float.fromhex("1")),
)
values = [0.1, 1 / 3, 1e-310, 123456.789, -2.5e-7]
print(all(float.fromhex(value.hex()) == value for value in values))
