def clean(text):
    first, *rest = text.split("0x")
    return "0x1".join([first] + [part.lstrip("0123456789abcdef") for part in rest])


class A:
    def m(self):
        pass

    @classmethod
    def c(cls):
        pass

    @staticmethod
    def s():
        pass

    @property
    def p(self):
        pass


def f():
    def g():
        pass

    class L:
        pass

    return g, L


def gen():
    yield


for thing in [A, A(), A.m, A().m, A.c, A.s, f, f()[0], f()[1], f()[1](), lambda: 0, gen, gen(), len, [].append, print, int, type,
              None, ..., NotImplemented, range(3), slice(1, 2), (x for x in []), iter([]), iter(()), iter({}), zip(), map(str, []),
              enumerate([]), {}.keys(), {}.items(), {}.values(), int.real, str.upper, list.append, dict.fromkeys, object(), super(A, A()),
              Exception, Exception("x"), ValueError(1, 2), KeyError("k"), StopIteration(), staticmethod(len), A.__dict__["c"], A.p, int.__add__,
              (5).__add__, [].__len__, "".join, object.__init__, A.__init__, A().__init__, reversed([]), iter(""), iter(range(1)), iter({1}),
              type(None), type(...), __name__]:
    print(clean(repr(thing)))


class R:
    def __repr__(self):
        return "R()"


print([R()], (R(),), {R()}, {1: R()}, str(R()), f"{R()}", "%s" % R())


class S:
    def __str__(self):
        return "S"


print(str(S()), clean(repr(S())), clean(str([S()])))
l = [1]
l.append(l)
d = {}
d["d"] = d
print(l, d, [d], {"l": l})
t = ([],)
t[0].append(t)
print(t)


class Rec:
    def __init__(self):
        self.items = [self]

    def __repr__(self):
        return f"Rec({self.items[:0]})"


print(Rec(), [Rec()])
