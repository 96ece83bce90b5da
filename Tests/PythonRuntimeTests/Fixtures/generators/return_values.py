def f():
    yield 1
    return 2


g = f()
print(next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value, e.args, repr(e))


def empty():
    return 5
    yield


try:
    next(empty())
except StopIteration as e:
    print(e.value)
print(list(empty()), list(f()), tuple(f()), sum(f()))


def none():
    yield


print(list(none()), next(none()))


def multi():
    x = yield
    while x:
        x = yield x * 2


m = multi()
next(m)
print(m.send(3), m.send(4))
try:
    m.send(0)
except StopIteration as e:
    print(e.value)


def tuple_return():
    yield
    return (1, 2)


t = tuple_return()
next(t)
try:
    next(t)
except StopIteration as e:
    print(e.value, e.args)


def exc_return():
    yield
    return ValueError("v")


t = exc_return()
next(t)
try:
    next(t)
except StopIteration as e:
    print(repr(e.value))
e = StopIteration(1, 2)
print(e.value, e.args, StopIteration().value)
print(next(iter([]), "d"), next((x for x in ()), None))
a = b = (yield_ for yield_ in range(3))
print(next(a), next(b), list(a))


def y_expr():
    a = (yield 1) + (yield 2)
    print("a", a)
    b = [(yield 3), (yield 4)]
    print("b", b)
    f"{(yield 5)}"
    print((yield 6), (yield 7))
    return (yield)


g = y_expr()
print(next(g), [g.send(i) for i in range(10, 17)])
try:
    g.send("last")
except StopIteration as e:
    print(e.value)
