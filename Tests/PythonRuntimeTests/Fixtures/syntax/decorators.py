def trace(f):
    print("decorating", f.__name__)
    return f


def times(n):
    print("times", n)

    def wrap(f):
        print("wrap", f.__name__)

        def inner(*args, **kwargs):
            return [f(*args, **kwargs) for _ in range(n)]

        inner.__name__ = f.__name__
        return inner

    return wrap


@trace
@times(2)
@trace
def f(x):
    return x


print(f(1), f.__name__)


class Register:
    def __init__(self):
        self.known = {}

    def __call__(self, f):
        self.known[f.__name__] = f
        return f

    def named(self, name):
        def deco(f):
            self.known[name] = f
            return f

        return deco


reg = Register()


@reg
def a():
    return "a"


@reg.named("bee")
def b():
    return "b"


print(sorted(reg.known), reg.known["bee"]())


@lambda c: (c, 1)
class Pair:
    pass


print(Pair[1], Pair[0].__name__)
registry = [trace]


@registry[0]
def sub():
    pass


@(lambda f: lambda: f() + 1)
def plus():
    return 1


print(plus())


class K:
    @property
    def p(self):
        return "p"

    @p.setter
    def p(self, value):
        print("set", value)

    @staticmethod
    @trace
    def s():
        return "s"

    @classmethod
    @trace
    def c(cls):
        return cls.__name__


k = K()
k.p = 3
print(k.p, K.s(), K.c(), k.s(), k.c())
import functools


def keep(f):
    @functools.wraps(f)
    def wrapper(*args):
        "wrapper doc"
        return f(*args)

    return wrapper


@keep
def documented():
    """Original doc."""


print(documented.__name__, documented.__doc__, documented.__wrapped__.__name__)


@int
class Fail:
    pass
