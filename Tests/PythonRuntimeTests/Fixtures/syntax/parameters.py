def f(a, b=2, /, c=3, *args, d, e=5, **kwargs):
    return a, b, c, args, d, e, kwargs


def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print("TypeError:", e)


attempt(lambda: f(1, d=4))
attempt(lambda: f(1, 2, 3, 4, 5, d=6, x=7))
attempt(lambda: f(1, b=2, d=4))
attempt(lambda: f(d=4))
attempt(lambda: f(1))
attempt(lambda: f(a=1, d=2))
attempt(lambda: f(*[1, 2], **{"d": 3, "a": 9}))


def g(a, b, /):
    return a, b


attempt(lambda: g(1, 2))
attempt(lambda: g(1, b=2))
attempt(lambda: g(a=1, b=2))
attempt(lambda: g(1))
attempt(lambda: g(1, 2, 3))
attempt(lambda: g())


def h(*, key, other=1):
    return key, other


attempt(lambda: h(key=1))
attempt(lambda: h(1))
attempt(lambda: h(1, key=2))
attempt(lambda: h())
attempt(lambda: h(key=1, nope=2))


def two(*, key, other):
    pass


attempt(lambda: two())


def three(a, b, c):
    pass


attempt(lambda: three())
attempt(lambda: three(1))
attempt(lambda: three(1, 2, 3, 4))
attempt(lambda: three(1, 2, 3, a=1))
attempt(lambda: three(1, 2, 3, d=1))
attempt(lambda: three(1, c=1))


def defaults(a, b=1, c=2):
    pass


attempt(lambda: defaults())
attempt(lambda: defaults(1, 2, 3, 4))


def one(a):
    pass


attempt(lambda: one())
attempt(lambda: one(1, 2))


def none():
    pass


attempt(lambda: none(1))
attempt(lambda: none(x=1))


class C:
    def m(self, a):
        return a

    @classmethod
    def c(cls, a):
        return a

    @staticmethod
    def s(a):
        return a


attempt(lambda: C().m())
attempt(lambda: C().m(1, 2))
attempt(lambda: C.m())
attempt(lambda: C.c())
attempt(lambda: C.s())
attempt(lambda: C(1))
attempt(lambda: f(1, 2, d=1, d2=2))
attempt(lambda: f(1, **{1: 2}))
attempt(lambda: three(*5))
attempt(lambda: three(**5))
attempt(lambda: three(1, *(2,), **{"b": 5}))
attempt(lambda: three(**{"a": 1}, **{"a": 2}))
attempt(lambda: (lambda x: x)())
attempt(lambda: print(sep=1))
