# What can be a key, and which keys are the same.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


d = {1: "int", "1": "str", (1,): "tuple", None: "none", 1.5: "float", True: "bool", b"1": "bytes", frozenset([1]): "frozen", int: "type", len: "function", 2j: "complex", ...: "dots", range(3): "range"}
print(d[1], d["1"], d[(1,)], d[None], d[1.5], d[b"1"], d[frozenset([1])], d[int], d[len], d[2j], d[...], d[range(0, 3)], len(d))
print(d[1.0], d[True], d[1 + 0j], 1.0 in d, (1.0,) in d, "2" in d, 2**70 in d)
d[2**70] = "big"
d[-0.0] = "zero"
print(d[2.0**70], d[0], d[False], d[0.0], d[2**70])


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"P({self.x}, {self.y})"


p = {Point(1, 2): "a", Point(3, 4): "b"}
print(p[Point(1, 2)], Point(3, 4) in p, Point(5, 6) in p, p.get(Point(9, 9), "none"), len({Point(0, 0), Point(0, 0)}), p)
attempt(
    lambda: p[Point(7, 7)],
    lambda: {[1]: 2},
    lambda: {{}: 2},
    lambda: {set(): 2},
    lambda: {(1, [2]): 3},
    lambda: {slice(1): 1},
    lambda: {bytearray(): 1},
    lambda: d[[1]],
    lambda: [1] in d,
    lambda: d.get([]),
    lambda: d.pop({}),
    lambda: d.setdefault([], 1),
    lambda: {1: 2}[3],
    lambda: {}["missing"],
    lambda: {}[(1, 2)],
    lambda: {}[None],
    lambda: {}[1.5],
    lambda: {}[b"x"],
    lambda: {}["it's"],
)


class Same:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 1


print(len({Same(): 1, Same(): 2}), {Same(): "x"}[1], 1 in {Same(): 1}, {1: "one"}.get(Same()))


class OnlyEq:
    def __eq__(self, other):
        return True


attempt(
    lambda: {OnlyEq(): 1},
    lambda: hash(OnlyEq()),
    lambda: OnlyEq() in [5],
)
