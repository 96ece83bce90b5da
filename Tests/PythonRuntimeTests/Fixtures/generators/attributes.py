def g(a, b=2):
    """Doc."""
    yield a
    yield b


x = g(1)
print(x.__name__, x.__qualname__, type(x).__name__, iter(x) is x, hasattr(x, "send"), hasattr(x, "__next__"))
print(x.gi_running, x.gi_yieldfrom, x.gi_frame is None, x.gi_code.co_name)
print(next(x), x.__next__(), x.gi_frame is None)
try:
    next(x)
except StopIteration:
    print("stop", x.gi_frame is None)
for bad in ("len(x)", "x[0]", "x()", "x + 1", "x.nope", "g()", "next(g)", "next([])", "iter(5)"):
    try:
        eval(bad)
    except Exception as e:
        print(type(e).__name__, e)
print(bool(x), x == x, x != g(1), hash(x) == hash(x))
import types

print(isinstance(x, types.GeneratorType))
ge = (i for i in [1])
print(ge.__name__, type(ge) is type(x))
import collections.abc

print(isinstance(x, collections.abc.Iterator), isinstance(x, collections.abc.Generator), isinstance([], collections.abc.Iterator))


class C:
    def m(self):
        yield self

    @classmethod
    def c(cls):
        yield cls

    @staticmethod
    def s():
        yield "s"

    @property
    def p(self):
        yield "p"


c = C()
print(next(c.m()) is c, next(C.c()) is C, next(C.s()), next(c.p), c.m().__qualname__)
print([next(it) for it in [g(1), g(2)]], *g(5))
print(list(map(lambda v: v, g(3))))
y = g(b=1, a=0)
print(list(y), list(y))
try:
    g(1, 2, 3)
except TypeError as e:
    print(e)


def args(*a, **k):
    yield a
    yield k


print(list(args(1, x=2)))
