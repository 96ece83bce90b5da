# Subclasses of numbers and texts say themselves what int(), float() and complex() make of them.
import warnings


class Whole(int):
    def __int__(self):
        return 42

    def __float__(self):
        return 4.5


class Real(float):
    def __float__(self):
        return 7.5


class Text(str):
    def __int__(self):
        return 5

    def __float__(self):
        return 6.5


class Plane(complex):
    def __complex__(self):
        return 3j


print(int(Whole(1)), float(Whole(1)), float(Real(1)), int(Text("9")), float(Text("9")), complex(Plane(1)))
print(complex(Real(1)), Whole(1) + 0, Real(1) + 0)


class Second:
    def __complex__(self):
        return 1j


class Count(int):
    pass


class Rough:
    def __int__(self):
        return Count(1)


class Cut:
    def __trunc__(self):
        return 8


class Half(float):
    pass


class Part:
    def __float__(self):
        return Half(0.5)


for call in (lambda: int(Rough()), lambda: int(Cut()), lambda: float(Part()),
             lambda: complex(1, Second()), lambda: int.from_bytes(b"\1\2"), lambda: int.__new__(int, "7")):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(repr(call()))
        except TypeError as error:
            print(error)
    for warning in caught:
        print(" ", warning.category.__name__, warning.message)


class Packet:
    def __bytes__(self):
        return b"\1\0"


print(int.from_bytes(Packet(), "big"))
# The last bit of a subnormal number depends on digits far behind it.
print(float.fromhex("0x0.ffffffffffffe8p-1022"), float.fromhex("0x0.ffffffffffffeap-1022"))
print(float.fromhex("0x1.fffffffffffff7ffffffffp+3"), float.fromhex("0x1.8p-1075"), float.fromhex("0x1p-1075"))


class Metre(float):
    pass


print(type(Metre.fromhex("0x1p3")).__name__)
