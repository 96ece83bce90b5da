class S:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


s = S()
print(s.a)
for code in ("s.b", "s.c", "s.c = 1", "s.__dict__", "del s.b"):
    try:
        exec(code)
        print("fine", code)
    except AttributeError as e:
        print(code, "->", e)
s.b = 2
print(s.b, S.__slots__)
del s.a
print(hasattr(s, "a"))


class T(S):
    pass


t = T()
t.anything = 5
print(t.anything, t.a)


class U(S):
    __slots__ = ("d",)


u = U()
u.d = 4
try:
    u.e = 1
except AttributeError as e:
    print(e)


class WithDict:
    __slots__ = ("x", "__dict__")


w = WithDict()
w.x = 1
w.y = 2
print(w.y, w.x)


class Single:
    __slots__ = "only"


o = Single()
o.only = 3
print(o.only, Single.__slots__)


class Empty:
    __slots__ = ()


try:
    Empty().x = 1
except AttributeError as e:
    print(e)
try:
    class Conflict:
        __slots__ = ("v",)
        v = 1
except ValueError as e:
    print(e)
try:
    class BadSlot:
        __slots__ = (5,)
except TypeError as e:
    print(e)
try:
    class NotIdent:
        __slots__ = ("a b",)
except TypeError as e:
    print(e)
print(type(S.a).__name__, sorted(k for k in S.__dict__ if not k.startswith("__")))


class WithList:
    __slots__ = ["p", "q"]

    def __init__(self, p, q):
        self.p, self.q = p, q


x = WithList(1, 2)
print(x.p + x.q, hasattr(x, "__dict__"))
S.cls_attr = "class"
print(s.cls_attr)
try:
    s.cls_attr = 1
except AttributeError as e:
    print(e)


class Prop:
    __slots__ = ("_v",)

    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, value):
        self._v = value


p = Prop()
p.v = 7
print(p.v)
