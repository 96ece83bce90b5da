# Objects that are equal hash alike, through every container.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


pairs = [(1, 1.0), (1, True), (0, False), (2**70, float(2**70)), (1, 1 + 0j), (0.5, 0.5 + 0j), (-1, -1.0), ((1, 2), (1.0, 2.0)), ("a", "a"), (frozenset([1]), frozenset([1.0])), (range(3), range(0, 3)), (b"a", b"a"), (-0.0, 0.0), (2**61 - 1, float(2**61)), ((), ()), (None, None), (int, int)]
for a, b in pairs:
    print(repr(a), repr(b), a == b, hash(a) == hash(b), {a: 1}.get(b), b in {a}, {a, b} == {a}, len({a, b}))
print(hash(1), hash(-1), hash(-2), hash(0), hash(2**61 - 1), hash(2**61), hash(-(2**61)), hash(1.5), hash(-1.5), hash(0.1), hash(1e100), hash(True), hash(1j), hash(2 + 3j), hash((1, 2, 3)), hash(()), hash(((1,), (2, 3))), hash(frozenset({1, 2, 3})), hash(float("inf")))
print([hash(i) for i in (10**18, 10**19, 10**20, -(10**19), 2**62, 2**63, 2**64, 2**63 - 1, -(2**63))])
print([hash(x / 8) for x in range(-4, 5)], [hash(10.0**k) for k in (-3, 0, 5, 17, 25)])


class Key:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == getattr(other, "v", other)

    def __hash__(self):
        return hash(self.v)


print(Key(1) == 1, 1 == Key(1), {Key(1): "a"}[1], {1: "a"}[Key(1)], Key(2) in {2}, 2 in {Key(2)}, len({Key(1), 1, 1.0, True}), [Key(3)].index(3), (Key(4),) == (4,), {Key(1): 2} == {1: 2})


class Fixed:
    def __hash__(self):
        return 5


a, b = Fixed(), Fixed()
print(hash(a), {a: 1, b: 2}[a], len({a, b}), a in {b}, hash(a) == hash(b), a == b)


class Child(Key):
    pass


class Reset(Key):
    def __eq__(self, other):
        return True


print(hash(Child(1)), Child(1) in {1})
attempt(
    lambda: hash(Reset(1)),
    lambda: {Reset(1)},
)


class Restored(Key):
    def __eq__(self, other):
        return True

    __hash__ = Key.__hash__


class NoHash:
    __hash__ = None


print(hash(Restored(7)))
attempt(
    lambda: hash(NoHash()),
    lambda: {NoHash(): 1},
    lambda: NoHash() in {},
    lambda: NoHash() in [1],
)


class Minus:
    def __hash__(self):
        return -1


print(hash(Minus()))
