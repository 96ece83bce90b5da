# Containers of one's own: every protocol method.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class Vector:
    def __init__(self, *values):
        self.values = list(values)

    def __repr__(self):
        return f"Vector{tuple(self.values)}"

    def __len__(self):
        return len(self.values)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Vector(*self.values[key])
        return self.values[key]

    def __setitem__(self, key, value):
        self.values[key] = value

    def __delitem__(self, key):
        del self.values[key]

    def __iter__(self):
        return iter(self.values)

    def __contains__(self, item):
        return item in self.values

    def __reversed__(self):
        return reversed(self.values)

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self, other)))

    def __mul__(self, k):
        return Vector(*(k * v for v in self))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))

    def __eq__(self, other):
        return isinstance(other, Vector) and self.values == other.values

    def __lt__(self, other):
        return self.values < other.values

    def __neg__(self):
        return Vector(*(-v for v in self))

    def __abs__(self):
        return sum(v * v for v in self) ** 0.5

    def __bool__(self):
        return any(self.values)

    def __call__(self, f):
        return Vector(*map(f, self))

    def __iadd__(self, other):
        self.values = [a + b for a, b in zip(self, other)]
        return self

    def __index__(self):
        return len(self)

    def __format__(self, spec):
        return "<" + ", ".join(format(v, spec) for v in self) + ">"


v, w = Vector(1, 2, 3), Vector(4, 5, 6)
print(v, w, len(v), v[0], v[-1], v[1:], v[::-1], list(v), 2 in v, 9 in v, list(reversed(v)))
print(v + w, v * 2, 3 * v, v @ w, v == Vector(1, 2, 3), v != w, v < w, v > w, -v, abs(Vector(3, 4)), bool(v), bool(Vector(0, 0)), v(lambda x: x * x))
v[0] = 10
del v[1]
u = v
v += Vector(1, 1)
print(v, u is v, f"{v:.1f}", f"{v}", sorted([w, v]), max(v), sum(w), [10, 20, 30, 40][v], "ab" * v, range(v), tuple(w), *w)
a, *b = w
print(a, b, dict(zip("xyz", w)), list(enumerate(w)), list(map(str, w)), [x for x in w if x > 4], {*w}, min(w, key=lambda x: -x), any(w), all(w))
attempt(
    lambda: v + 1,
    lambda: 1 + v,
    lambda: v[9],
    lambda: v["a"],
    lambda: v < 5,
    lambda: hash(v),
    lambda: {v: 1},
    lambda: v @ 5,
    lambda: v - w,
    lambda: v.missing,
    lambda: v["a":"b"],
    lambda: len(v, 1),
    lambda: v ** 2,
    lambda: ~v,
    lambda: round(v),
    lambda: int(v),
    lambda: float(v),
    lambda: complex(v),
)
