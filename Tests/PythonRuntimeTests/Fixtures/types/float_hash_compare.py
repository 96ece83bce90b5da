# Hashes and comparisons of numbers of different types.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


values = [0, 1, -1, 2, 0.5, -0.5, 1.5, 1e20, -1e20, 1e300, 5e-324, 2**61 - 1, 2**61, 2**64, -(2**61) + 1, 1j, 1 + 2j, 0.1]
for value in values:
    print(repr(value), hash(value))
print(hash(float("inf")), hash(float("-inf")), hash(True), hash(0.0), hash(-0.0), hash(1.0), hash(-1), hash(-1.0), hash(-2))
print(hash(2**61 - 2), hash(2.0**61), hash(10**100), hash(-(10**100)), hash(1e100), hash(complex(3, 0)), hash(complex(0, -1)))
print({1: "int", 1.0: "float", True: "bool", 1 + 0j: "complex"})
print({2**70: "big"}[2.0**70], {0.5: 1}.get(0.5), 1 in {1.0}, 1.0 in [1], True in (0, 1), 2.0**70 in {2**70})
print(hash((1, 2, 3)), hash(()), hash((1,)), hash((1.5, (2, 3))), hash((True, 1)), hash((-1, -2)), hash((0,) * 10))
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset([(1, 2), 3])), hash(range(5)))
print(hash(range(0, 10, 3)) == hash(range(0, 12, 3)), hash(slice) == hash(slice), hash(None) == hash(None))
attempt(
    lambda: hash([]),
    lambda: hash({}),
    lambda: hash(set()),
    lambda: hash(slice(1)),
    lambda: hash(([],)),
    lambda: hash((1, {})),
    lambda: hash(bytearray()),
    lambda: {[]: 1},
    lambda: {{}},
    lambda: {(1, []): 2},
    lambda: {}[[]],
    lambda: [] in {},
    lambda: [] in {1},
    lambda: {1: 2}.get([]),
    lambda: set([[1]]),
    lambda: frozenset([{}]),
    lambda: dict([([], 1)]),
)
for a in (1, 1.0, True, 1 + 0j, 2**53 + 1):
    for b in (1, 1.0, True, 1 + 0j, float(2**53), 2**53):
        print(repr(a), repr(b), a == b, a != b, end="; ")
    print()
for op, f in (("<", lambda a, b: a < b), ("<=", lambda a, b: a <= b), (">", lambda a, b: a > b), (">=", lambda a, b: a >= b)):
    for b in (0.5, True, 2**70, "x", None, 1j, [1], float("nan")):
        try:
            print(op, repr(b), f(1, b))
        except TypeError as error:
            print(op, repr(b), error)
