# min and max: key, default, ties, errors.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (min(3, 1, 2), max(3, 1, 2), min([3, 1, 2]), max("hello"), min({3: 1, 2: 0}), max((1, 2), (1, 3)), min(x for x in [4, 2]), max([1], [0, 5]), max(1, 1.5), min(1, True), max(True, 1), max(1.0, 1), min(0.0, -0.0), max("a", "B", key=str.lower)),
    lambda: (min([], default=5), max([], default=None), min("", default="x"), min([1], default=5), max([], key=len, default=[]), min([-3, 2], key=abs), max("apple", "fig", key=len), min(["bb", "a", "cc"], key=len), max([(1, "a"), (1, "b")], key=lambda p: p[0]), min(5, 3, key=None)),
    lambda: min(),
    lambda: max(),
    lambda: min([]),
    lambda: max(""),
    lambda: min(5),
    lambda: max(None),
    lambda: min(1, "a"),
    lambda: max([1, None]),
    lambda: min(1, 2, default=3),
    lambda: max(1, 2, foo=3),
    lambda: min([1], key=5),
    lambda: max([1, 2], key=len),
    lambda: min([[], 1]),
    lambda: min({}, {}),
    lambda: max(1j, 2),
    lambda: min(key=len),
    lambda: max(default=1),
)


class Odd:
    def __lt__(self, other):
        return "less"

    def __gt__(self, other):
        return []


attempt(
    lambda: (type(min(Odd(), 1)), type(max(Odd(), 1))),
)


class Raises:
    def __lt__(self, other):
        raise ValueError("lt")

    def __gt__(self, other):
        raise ValueError("gt")


attempt(
    lambda: min(Raises(), Raises()),
    lambda: max([Raises(), Raises()]),
    lambda: (min(float("nan"), 1, 2), max(1, float("nan")), min([2, float("nan"), 1])),
)
