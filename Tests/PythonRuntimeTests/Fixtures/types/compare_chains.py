# Comparison operators, chains and identities across kinds.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


attempt(
    lambda: (1 < 2 < 3, 1 < 2 > 1, 1 == 1 == 1.0, 3 > 2 >= 2 != 1, 1 < 3 < 2, not 1 < 2, 1 in [1] in [[1]], "a" < "b" < "c", 1 < 2 in [True], (1 < 2) in [True]),
    lambda: ([1, 2] < [1, 2, 3] < [2], (1, 2) <= (1, 2), "abc" < "abd", "Z" < "a", "" < "a", [] < [0], (0,) > (), {1} < {1, 2} <= {1, 2}, {1} < {2}, {1: 2} == {1: 2.0}),
    lambda: (1 is 1, None is None, [] is [], (1,) == [1], "1" == 1, 1 == True, 0 == False == 0.0, None == 0, [None] == [None], "a" == b"a", 1.0 is 1),
    lambda: 1 < "a",
    lambda: "a" < 1,
    lambda: None < 1,
    lambda: [1] < (1,),
    lambda: [1, "a"] < [1, 2],
    lambda: ([1, "a"] < [2, 2], (1, None) < (2, None)),
    lambda: {} < {},
    lambda: {1} < [1],
    lambda: 1j < 2j,
    lambda: 1 < None,
    lambda: [] > None,
    lambda: int < str,
    lambda: len < print,
    lambda: range(3) < range(4),
    lambda: (float("nan") == float("nan"), float("nan") != float("nan"), float("nan") < 1, float("nan") > 1, 1 < float("nan"), float("inf") > 1e308, -float("inf") < -(10**400), 0.1 + 0.2 == 0.3, 0.1 + 0.2 <= 0.3),
)


def noisy(value):
    print("noisy", value)
    return value


attempt(
    lambda: noisy(1) < noisy(0) < noisy(5),
    lambda: noisy(1) < noisy(2) < noisy(3),
    lambda: (noisy(0) and noisy(1), noisy(0) or noisy(2), noisy(1) if noisy(0) else noisy(3)),
)


class Odd:
    def __eq__(self, other):
        return "eq"

    def __ne__(self, other):
        return []

    def __lt__(self, other):
        return 0

    def __ge__(self, other):
        return NotImplemented


o = Odd()
attempt(
    lambda: (o == 1, o != 1, 1 == o, o < 1, 1 > o, o in [5], [o] == [3], not o == 1, 1 != o),
    lambda: o >= 1,
    lambda: 1 <= o,
    lambda: o > 1,
    lambda: (o < 1 < 2, o == 1 == 2),
)


class Left:
    def __lt__(self, other):
        return "left lt"

    def __gt__(self, other):
        return "left gt"


class Right(Left):
    def __gt__(self, other):
        return "right gt"


attempt(
    lambda: (Left() < Right(), Right() < Left(), Left() < 5, 5 < Left(), 5 > Left()),
)
