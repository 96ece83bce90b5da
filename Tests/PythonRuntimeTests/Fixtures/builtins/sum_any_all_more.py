# sum, any, all.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (sum([1, 2]), sum([]), sum([], 5), sum([1.5, 2]), sum([0.1] * 10), sum([[1], [2]], []), sum(((1,), (2,)), ()), sum([True, True]), sum(range(101)), sum({1: 2, 3: 4}), sum([1], start=10), sum([2**63, 1]), sum([1, 2.5, 3j]), sum(x * x for x in range(4)), sum([1e308, 1e308]), sum([10**30, -1.0])),
    lambda: sum(5),
    lambda: sum(),
    lambda: sum(["a", "b"]),
    lambda: sum(["a"], ""),
    lambda: sum([b"a"], b""),
    lambda: sum([bytearray(b"a")], bytearray()),
    lambda: sum([[1]]),
    lambda: sum([1, None]),
    lambda: sum([1], []),
    lambda: sum([1], 2, 3),
    lambda: sum([1], foo=2),
    lambda: sum({"a": 1}),
    lambda: (any([]), all([]), any([0, "", None]), any([0, 1]), all([1, 0]), all([1, "a"]), any(x > 2 for x in range(5)), all(x > 2 for x in range(5)), any("ab"), all({0: 1}), all([[]])),
    lambda: any(5),
    lambda: all(),
    lambda: any(1, 2),
    lambda: all(None),
)


class NoTruth:
    def __bool__(self):
        raise ValueError("no truth")


class BadTruth:
    def __bool__(self):
        return 5


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


attempt(
    lambda: any([NoTruth()]),
    lambda: all([0, NoTruth()]),
    lambda: bool(BadTruth()),
    lambda: any([BadTruth()]),
    lambda: (bool(Sized(0)), bool(Sized(3)), any([Sized(0)]), all([Sized(2)])),
    lambda: bool(Sized(-1)),
    lambda: len(Sized(-1)),
    lambda: len(Sized("a")),
    lambda: len(Sized(1.5)),
    lambda: len(Sized(2**70)),
    lambda: (len(Sized(True)), len("é日"), len({}), len(range(5))),
    lambda: len(5),
    lambda: len(),
    lambda: len([1], [2]),
    lambda: len(None),
    lambda: len(int),
    lambda: len(x for x in []),
    lambda: (bool(), bool(1), bool(""), bool("False"), bool(None), bool(0.0), bool([0])),
    lambda: bool(1, 2),
    lambda: bool(x=1),
)
start = [1]
print(sum([[2], [3]], start), start)


class Adder:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        return Adder(self.v + (other.v if isinstance(other, Adder) else other))

    __radd__ = __add__


print(sum([Adder(1), Adder(2)]).v, sum([1, 2], Adder(5)).v)
