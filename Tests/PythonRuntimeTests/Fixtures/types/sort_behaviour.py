# Stability, keys, reverse, what is compared, and lists that change while sorted.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


pairs = [(1, "b"), (0, "x"), (1, "a"), (0, "y"), (1, "c")]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True), sorted(pairs), sorted(pairs, reverse=True))
print(sorted([3, 1, 2], key=lambda x: -x), sorted("bca"), sorted({3: 1, 1: 2}), sorted([True, False, 2]), sorted([1.5, 1, 0.5]), sorted([]), sorted([[2], [1, 5], [1]]))
print(sorted([0.0, -0.0, 0]), sorted([2**70, -1, 2**65, 5]), sorted([1, 1.0, True]), sorted([True, 1.0, 1]))
nan = float("nan")
print(sorted([3, nan, 1, 2]), sorted([nan, 2.0, 1.0]), min(nan, 1), max(1, nan), min([1, nan]), max([nan, 1]))


class Item:
    compared = 0

    def __init__(self, rank, name):
        self.rank = rank
        self.name = name

    def __lt__(self, other):
        Item.compared += 1
        return self.rank < other.rank

    def __repr__(self):
        return f"{self.rank}{self.name}"


things = [Item(rank, name) for rank, name in zip([3, 1, 2, 1, 3, 2], "abcdef")]
print(sorted(things), Item.compared)
Item.compared = 0
print(sorted(things, reverse=True), Item.compared)
Item.compared = 0
many = [Item((i * 7919) % 101, "") for i in range(60)]
print(sorted(many)[:5], Item.compared)
attempt(
    lambda: (max(things), min(things)),
    lambda: sorted([Item(1, "a"), 5]),
    lambda: sorted([object(), object()]),
    lambda: sorted(5),
    lambda: sorted(),
    lambda: sorted([1], [2]),
    lambda: sorted([1], None),
    lambda: sorted([1], key=len),
    lambda: sorted(["a"], key="b"),
    lambda: (sorted([1, 2], reverse=1), sorted([1, 2], reverse="")),
    lambda: sorted([1], foo=1),
    lambda: sorted(iterable=[1]),
)


class Failing:
    def __lt__(self, other):
        raise RuntimeError("cannot compare")


attempt(
    lambda: sorted([Failing(), Failing()]),
)
items = [3, 2, 1, Failing(), 0]
try:
    items.sort()
except Exception as error:
    print(type(error).__name__ + ":", error)
print(len(items))
items = [3, 1, 2]


def key(value):
    items.append(value)
    return value


try:
    items.sort(key=key)
except Exception as error:
    print(type(error).__name__ + ":", error)
print(items)
items = [3, 1, 2]


def bad_key(value):
    if value == 1:
        raise KeyError("one")
    return value


try:
    items.sort(key=bad_key)
except Exception as error:
    print(type(error).__name__ + ":", error)
print(items)
items = [3, 1, 2]
print(items.sort(key=lambda value: len(items)), items)


class Liar:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return True

    def __repr__(self):
        return str(self.value)


print(sorted([Liar(i) for i in range(8)]), sorted([Liar(i) for i in range(8)], reverse=True))


class Unordered:
    def __gt__(self, other):
        return NotImplemented


attempt(
    lambda: sorted([Unordered(), Unordered()]),
)


class NoTruth:
    def __lt__(self, other):
        return self

    def __bool__(self):
        raise ValueError("no truth")


attempt(
    lambda: sorted([NoTruth(), NoTruth()]),
)
data = [(i * 37) % 101 for i in range(300)]
print(sorted(data) == list(sorted(data, key=lambda x: x)), sorted(data, key=lambda x: x % 10)[:12], sorted(data, reverse=True)[:5])
words = [f"w{(i * 31) % 97}" for i in range(200)]
print(sorted(words)[:8], sorted(words, key=lambda w: (len(w), w))[-3:], sorted(words, key=lambda w: w[-1])[:5])
floats = [((i * 7919) % 1009) / 7 for i in range(500)]
print(sorted(floats)[:4], sorted(floats, key=lambda f: -f)[:3], floats == sorted(floats))
