def inner():
    got = yield 1
    print("inner got", got)
    yield 2
    return "result"


def outer():
    r = yield from inner()
    print("r", r)
    r2 = yield from [10, 20]
    print("r2", r2)
    r3 = yield from "ab"
    return r, r3


g = outer()
print(next(g), g.send("hello"), next(g), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print(e.value)


def catching():
    try:
        yield 1
    except ValueError as e:
        print("inner caught", e)
        yield "recovered"
    yield "end"


def delegate():
    yield from catching()


d = delegate()
print(next(d), d.throw(ValueError("x")), next(d))


def closing():
    try:
        yield 1
    finally:
        print("inner closed")


def outer_close():
    try:
        yield from closing()
    finally:
        print("outer closed")


c = outer_close()
next(c)
c.close()


def flatten(x):
    for e in x:
        if isinstance(e, list):
            yield from flatten(e)
        else:
            yield e


print(list(flatten([1, [2, [3, [4]], 5], [[6]]])))


class It:
    def __iter__(self):
        return iter([1, 2])


def over_class():
    yield from It()


print(list(over_class()))


def bad():
    yield from 5


try:
    list(bad())
except TypeError as e:
    print(e)


def send_to_list():
    yield from [1, 2]


s = send_to_list()
next(s)
try:
    s.send(5)
except AttributeError as e:
    print(e)


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(3)))


def returns_none():
    x = yield from ()
    return x


try:
    next(returns_none())
except StopIteration as e:
    print(e.value)


def chain(*its):
    for it in its:
        yield from it


print(list(chain("ab", [1], (x for x in range(2)), {5: 6})))


class Custom:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("custom value")
        return self.n

    def send(self, v):
        print("custom send", v)
        return self.__next__()

    def throw(self, e):
        print("custom throw", type(e).__name__)
        return "thrown"

    def close(self):
        print("custom close")


def over_custom():
    v = yield from Custom()
    return v


o = over_custom()
print(next(o), o.send("s"), o.throw(ValueError("v")), next(o))
try:
    next(o)
except StopIteration as e:
    print(e.value)
o = over_custom()
next(o)
o.close()
