# int() of floats and of objects with __int__, __index__ and __trunc__.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class WithInt:
    def __int__(self):
        return 7


class WithIndex:
    def __index__(self):
        return 11


class BadInt:
    def __int__(self):
        return "seven"


class BadIndex:
    def __index__(self):
        return 1.5


attempt(
    lambda: (int(3.99), int(-3.99), int(1e20), int(-1e22), int(5e-324)),
    lambda: int(float("inf")),
    lambda: int(float("-inf")),
    lambda: int(float("nan")),
    lambda: (int(True), int(False)),
    lambda: (int(WithInt()), int(WithIndex())),
    lambda: int(BadInt()),
    lambda: int(BadIndex()),
    lambda: int(object()),
    lambda: [10, 20][WithIndex()],
    lambda: list(range(20))[WithIndex()],
    lambda: list(range(20))[BadIndex()],
    lambda: list(range(20))[WithInt()],
    lambda: (bin(WithIndex()), hex(WithIndex()), oct(WithIndex())),
    lambda: (chr(WithIndex()), range(WithIndex()), "ab" * WithIndex()),
    lambda: (round(2.5), round(3.5), round(-2.5), round(1234, -2), round(1250, -2), round(1350, -2)),
    lambda: (round(10**30 + 5, -1), round(-15, -1), round(25, -1), round(7, -5), round(7, 3)),
    lambda: (float(WithIndex()), complex(WithIndex())),
    lambda: float(WithInt()),
    lambda: (int.__int__(True), int.__index__(5), (5).__trunc__(), (5).__floor__(), (5).__ceil__(), (5).__round__()),
    lambda: ((1234).__round__(-2), (5).__float__(), (5).__bool__(), (0).__bool__()),
    lambda: ((5).__add__(3), (5).__add__(3.0), (5).__radd__(3), (5).__divmod__(3), (5).__rdivmod__(33), (5).__pow__(3), (5).__pow__(3, 7)),
    lambda: ((5).__eq__(5), (5).__lt__(6), (5).__lt__("a"), (5).__hash__(), (5).__repr__(), (5).__format__("04d")),
    lambda: ((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate()),
    lambda: ((5).as_integer_ratio(), (10**20).as_integer_ratio(), True.as_integer_ratio()),
    lambda: (5).missing,
)
