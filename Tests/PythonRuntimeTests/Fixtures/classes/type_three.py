T = type("T", (), {"x": 1, "m": lambda self: self.x})
print(T, T().m(), T.__name__, T.__module__, T.__bases__)
U = type("U", (T,), {"x": 2, "__init__": lambda self, v: setattr(self, "v", v)})
print(U(5).v, U(5).m(), U.__mro__)
print(type(5), type("s"), type(T), type(type), type(None), type(...), type(NotImplemented), type(lambda: 0), type(len),
      type([].append), type(T().m), type(T.m), type(1j), type(b""), type(range(1)), type(slice(1)), type({}.keys()))
print(type(iter([])), type(iter(())), type(iter("")), type(iter({})), type(iter({1})), type(iter(range(1))), type(zip()), type(map(str, [])),
      type(enumerate([])), type(reversed([])), type(x for x in ()), type({}.items()), type({}.values()))


def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


attempt(lambda: type())
attempt(lambda: type(1, 2))
attempt(lambda: type(1, (), {}))
attempt(lambda: type("x", [], {}))
attempt(lambda: type("x", (), []))
attempt(lambda: type("x", (5,), {}))
attempt(lambda: type("x", (bool,), {}))
attempt(lambda: type("x", (), {}, a=1))
V = type("V", (list,), {"total": lambda self: sum(self)})
print(V([1, 2]).total(), V([1]))
W = type("W", (), dict(__doc__="docs", __call__=lambda self: "called"))
print(W.__doc__, W()())
print(isinstance(T, type), isinstance(type, object), isinstance(object, type), type(type) is type, issubclass(type, object))
print(T is type(T()), T().__class__ is T, type(T()) == T)
E = type("E", (Exception,), {})
try:
    raise E("made")
except E as e:
    print(type(e).__name__, e, repr(e))
ns = {"a": 1}
X = type("X", (), ns)
ns["a"] = 2
print(X.a)


def make(n):
    class Local:
        value = n

    return Local


print(make(1) is make(1), make(1).value, make(2).value)
print([cls.__name__ for cls in (int, T, U)], {int: "i", T: "t"}[T])
