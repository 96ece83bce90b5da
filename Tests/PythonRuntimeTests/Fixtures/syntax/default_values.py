def f(x, items=[]):
    items.append(x)
    return items


print(f(1), f(2), f(3, []))
print(f.__defaults__)
n = 1


def g(a=n):
    return a


n = 2
print(g())
funcs = [lambda i=i: i for i in range(3)]
print([h() for h in funcs])
late = [lambda: i for i in range(3)]
print([h() for h in late])


def k(*, a=1, b=[]):
    return a, b


print(k.__kwdefaults__)
k.__defaults__ = None


def m(a, b):
    return a, b


m.__defaults__ = (10, 20)
print(m(), m(1))
print(f.__code__.co_varnames[:2], f.__code__.co_argcount)
print(g.__name__, g.__qualname__, g.__module__, g.__doc__)


def doc():
    """The doc."""


print(doc.__doc__)
doc.attribute = 5
print(doc.attribute, doc.__dict__)
