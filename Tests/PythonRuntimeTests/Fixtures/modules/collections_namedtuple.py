def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


from collections import namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(1, 2)
print(p, p.x, p[1], p == (1, 2), len(p), Point(y=3, x=4), p._asdict(), Point._fields, isinstance(p, tuple))
x, y = p
print(x, y, p._replace(x=10), Point._make([7, 8]), p + (3,), [*p], hash(p) == hash((1, 2)))
Q = namedtuple("Q", "a b c", defaults=[10, 20])
print(Q(1), Q(1, 2), Q(1, c=5), Q._field_defaults, Q.__name__)
attempt(lambda: Point(1))
attempt(lambda: Point())
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Point(1, z=3))
attempt(lambda: Point(1, 2, x=3))
attempt(lambda: namedtuple("Bad", "a a"))
attempt(lambda: namedtuple("Bad", "_a"))
attempt(lambda: namedtuple("Bad", ["1x"]))
attempt(lambda: p._replace(q=1))
def assign():
    p.x = 5
attempt(assign)
class Vec(namedtuple("VecBase", "x y")):
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
v = Vec(3, 4)
print(v, v.norm(), v.x)
print(sorted([Point(2, 1), Point(1, 5)]), {Point(1, 2): "k"}[1, 2], max(Point(1, 9), Point(2, 0)))
