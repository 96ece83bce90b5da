class Index:
    def __index__(self):
        return 7


class Whole:
    def __int__(self):
        return 10**20


class Trunc:
    def __trunc__(self):
        return 3


class Bad:
    def __int__(self):
        return "no"


class Real:
    def __float__(self):
        return 2.5


class BadReal:
    def __float__(self):
        return 2


def show(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


show(lambda: int(Index()))
show(lambda: int(Whole()))
show(lambda: int(Bad()))
show(lambda: float(Real()))
show(lambda: float(BadReal()))
show(lambda: float(Index()))
show(lambda: "abcdefghij"[Index()])
show(lambda: "ab" * Index())
show(lambda: hex(Index()))
show(lambda: "%d" % Whole())
show(lambda: "%x" % Index())
show(lambda: "%x" % Whole())
show(lambda: "%.1f" % Real())
show(lambda: int("12", Index()))
show(lambda: round(2.5678, Index()))
show(lambda: "abc".center(Index()))
show(lambda: int(object()) if False else 0)
show(lambda: float("1.5") + Index())
