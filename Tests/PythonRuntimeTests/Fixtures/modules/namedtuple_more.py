from collections import namedtuple
P = namedtuple("P", "x y z", defaults=[0, 5])
p = P(1)
print(p, P(1, 2, 3), P(y=1, x=2), p._asdict(), p._replace(x=9), P._fields, P._field_defaults, P._make([7, 8, 9]), p == (1, 0, 5), hash(p) == hash((1, 0, 5)), p[0], p[-1], p[1:], len(p), 5 in p)
x, *rest = p
print(x, rest, P.__doc__, P.x.__doc__, max([P(1), P(3)]), sorted([P(3), P(1)]), isinstance(p, tuple), repr(P), P.__name__, p.count(0), p + (1,), getattr(p, "y"))
class Q(namedtuple("Q", ["a", "b"])):
    __slots__ = ()
    @property
    def s(self):
        return self.a + self.b
    def __str__(self):
        return f"<{self.a}>"
print(Q(1, 2).s, Q(1, 2), repr(Q(1, 2)), Q(1, 2)._replace(a=5).s, namedtuple("R", "def x x _y", rename=True)._fields, namedtuple("E", "")())
match P(1, 2, 3):
    case P(x=1, y=yy):
        print("matched", yy)
for call in (lambda: P(), lambda: P(1, 2, 3, 4), lambda: P(1, q=2), lambda: P(1, x=2), lambda: p._replace(q=1), lambda: P._make([1]), lambda: namedtuple("A", "x x"), lambda: namedtuple("A", "_x"), lambda: namedtuple("A", "1x"), lambda: namedtuple("class", "x"), lambda: namedtuple("A", "if"), lambda: namedtuple("A", "x", defaults=[1, 2]), lambda: setattr(p, "x", 5), lambda: p.nope, lambda: p["x"]):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
