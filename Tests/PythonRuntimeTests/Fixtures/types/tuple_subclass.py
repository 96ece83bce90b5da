# Subclasses of list, tuple, dict, set, int and float.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))

    @property
    def x(self):
        return self[0]

    def __add__(self, other):
        return Point(self[0] + other[0], self[1] + other[1])


p = Point(1, 2)
print(p, p.x, p + Point(3, 4), len(p), p == (1, 2), hash(p) == hash((1, 2)), type(p + p).__name__, type(p[:]).__name__, isinstance(p, tuple), p * 2, sorted([Point(2, 1), p]), "%d-%d" % p)
a, b = p
print(a, b, {p: 1}[(1, 2)], p in [(1, 2)], list(p), [*p])


class Stack(list):
    def push(self, item):
        self.append(item)

    def __repr__(self):
        return f"Stack({list(self)})"

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Stack(super().__getitem__(key))
        return super().__getitem__(key)


s = Stack([1, 2])
s.push(3)
s.name = "mine"
print(s, len(s), s[0], s[1:], type(s[1:]).__name__, s + [4], type(s + [4]).__name__, s == [1, 2, 3], s.name, isinstance(s, list), sum(s), sorted(s, reverse=True), bool(Stack()), [1] + s, type(s.copy()).__name__, type(s * 2).__name__)
s += [9]
s.sort(reverse=True)
print(s, type(s).__name__, s.index(9), max(s))


class Meters(float):
    def __repr__(self):
        return f"{float(self)}m"

    def __add__(self, other):
        return Meters(float(self) + float(other))


m = Meters(1.5)
print(m, m + 2, m * 2, type(m * 2).__name__, m == 1.5, hash(m) == hash(1.5), f"{m:.3f}", round(m), int(m), m > 1, -m, abs(m), sum([m, m]), {1.5: "x"}[m], "%s %.2f" % (m, m), m.is_integer(), [m])


class Even(int):
    def __new__(cls, value):
        if value % 2:
            raise ValueError("odd")
        return super().__new__(cls, value)


attempt(
    lambda: (Even(4), Even(4) + 1, type(Even(4) + 1), Even(4) == 4, [10, 20, 30, 40, 50][Even(4)], range(Even(4)), hash(Even(4)), f"{Even(4):03d}", "%d" % Even(4), Even(10**20), -Even(4), Even(4) ** 2, bool(Even(0)), divmod(Even(8), 3), 7 // Even(2), {4: "x"}[Even(4)], str(Even(6)), repr(Even(6)), int(Even(6)), "ab" * Even(2), Even(4).bit_length()),
    lambda: Even(3),
)


class Bag(dict):
    def __missing__(self, key):
        return f"no {key}"


bag = Bag(a=1)
print(bag["a"], bag["z"], bag.get("z"), "z" in bag, bag, type(bag.copy()).__name__, bag | {"b": 2}, type(bag | {}).__name__, len(bag), list(bag), bag == {"a": 1}, dict(bag), {**bag})
bag["b"] = 5
bag.extra = True
print(bag, bag.extra, bag.pop("a"), bag)


class Tags(set):
    def toggle(self, item):
        (self.remove if item in self else self.add)(item)


tags = Tags([1, 2])
tags.toggle(2)
tags.toggle(5)
print(tags, type(tags | {7}).__name__, type(tags.copy()).__name__, tags == {1, 5}, 5 in tags, len(tags), sorted(tags), tags & {1}, tags - {1})


class Frozen(frozenset):
    pass


print(Frozen([1]), Frozen([1]) == {1}, hash(Frozen([1])) == hash(frozenset([1])), type(Frozen([1]) | {2}).__name__, {Frozen([1]): 1}[frozenset([1])])


class Flag(int):
    def __bool__(self):
        return False

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


print(bool(Flag(5)), Flag(5) == 3, Flag(1) != 1, not Flag(5), [5].count(Flag(1)))
try:
    class B(bool): pass
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    class R(range): pass
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    class N(type(None)): pass
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    class F(type(len)): pass
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    class S(slice): pass
except Exception as error:
    print(type(error).__name__ + ":", error)
