# Complex numbers from and to text.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (complex("1+2j"), complex("1-2j"), complex("-1.5e3+2e-3j"), complex("j"), complex("-j"), complex("+j"), complex("3"), complex("4j")),
    lambda: (complex(" 1+2j "), complex("(1+2j)"), complex(" ( 1+2j ) "), complex("1e5j"), complex("inf"), complex("nan+infj"), complex("-infj")),
    lambda: (complex("1_0+2_0j"), complex("1+J"), complex("1e+5-1e-5j")),
    lambda: complex("1 + 2j"),
    lambda: complex(""),
    lambda: complex("()"),
    lambda: complex("1+2"),
    lambda: complex("1+2jj"),
    lambda: complex("j1"),
    lambda: (complex("1++2j"), complex("1+-2j")),
    lambda: complex("abc"),
    lambda: complex("(1+2j"),
    lambda: complex("1", 2),
    lambda: complex(1, "2"),
    lambda: complex("1", "2"),
    lambda: complex(None),
    lambda: complex([]),
    lambda: complex(1, None),
    lambda: complex(1, 2, 3),
    lambda: complex(b"1"),
    lambda: (complex(), complex(1), complex(1, 2), complex(1.5, -2), complex(1j, 2j), complex(real=1, imag=2), complex(imag=3)),
    lambda: complex(foo=1),
    lambda: (complex(0, 0), complex(-0.0, 0.0), complex(0.0, -0.0), complex(-0.0, -0.0), -0j, -(0j), 1j * 1j, -1j),
    lambda: (complex(float("inf"), float("nan")), complex(0, float("inf")), complex(1, float("-inf")), complex(float("nan"), 1)),
    lambda: (repr(1e20 + 1e-7j), str(1.0 + 2.0j), repr(123456789.123 + 0.1j), str(1e16j), repr(1e15 + 1e16j)),
    lambda: (f"{1+2j}", f"{1+2j:.2f}", f"{1+2j:10}", f"{1.5-2.25j:+.1e}", f"{1+2j:>20.3g}", f"{1+2j:*^20}", f"{3j:g}", f"{1234567.5+1j:,}"),
    lambda: f"{1+2j:d}",
    lambda: f"{1+2j:010}",
    lambda: f"{1+2j:=10}",
    lambda: f"{1+2j:%}",
    lambda: "%s %r" % (1j, 2j),
    lambda: "%d" % 1j,
    lambda: "%f" % 1j,
)


class Number:
    def __complex__(self):
        return 3 + 4j


class Wrong:
    def __complex__(self):
        return 1.5


attempt(
    lambda: (complex(Number()), complex(Number(), 1j), abs(complex(Number()))),
    lambda: complex(Wrong()),
)
