# A special method may be any object: operators bind it as they bind attributes.
from functools import partial, partialmethod


class Constant:
    def __init__(self, value):
        self.value = value

    def __call__(self, *args, **kwargs):
        print("  called with", len(args), kwargs)
        return self.value


class A:
    __len__ = Constant(3)
    __eq__ = partial(lambda *args: len(args))
    __add__ = staticmethod(lambda other: ("static", other))
    __radd__ = classmethod(lambda cls, other: (cls.__name__, other))
    __sub__ = partialmethod(lambda self, key, other: (key, other), "key")
    __getitem__ = Constant("item")
    __contains__ = Constant(1)
    __bool__ = Constant(True)
    __repr__ = Constant("repr!")
    __hash__ = Constant(12)
    __call__ = Constant("result")
    __enter__ = Constant("entered")
    __exit__ = Constant(False)
    __index__ = Constant(2)
    __lt__ = Constant("less")
    __iadd__ = Constant("grown")
    __getattr__ = Constant("missing")
    __init__ = Constant(None)


def show(make):
    try:
        print(make())
    except TypeError as error:
        print("TypeError", error)


def enter():
    with a as entered:
        return entered


def grow():
    b = a
    b += 1
    return b


a = A(1, key=2)
for make in (
    lambda: len(a), lambda: a == 1, lambda: a + 1, lambda: 1 + a, lambda: a - 5, lambda: a[5], lambda: 3 in a,
    lambda: not a, lambda: repr(a), lambda: hash(a), lambda: a(1, 2, x=3), enter, lambda: [1, 2, 3][a], lambda: a < 1,
    lambda: a > 1, grow, lambda: a.other,
):
    show(make)


class Functions:
    __len__ = len
    __mul__ = int.__add__
    __call__ = print
    __init__ = Constant(5)


show(Functions)
b = object.__new__(Functions)
show(lambda: len(b))
show(lambda: b(1, 2))


class Later:
    @property
    def __len__(self):
        return lambda: 7


show(lambda: len(Later()))
Later.__len__ = Constant(8)
show(lambda: len(Later()))
