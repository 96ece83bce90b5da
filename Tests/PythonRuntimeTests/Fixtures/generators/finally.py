def g():
    try:
        print("try")
        yield 1
        yield 2
    except ValueError:
        print("except")
        yield 3
    else:
        print("else")
        yield 4
    finally:
        print("finally")
        yield 5
    yield 6


print(list(g()))
x = g()
next(x)
print(x.throw(ValueError()), next(x), next(x))
y = g()
next(y)
try:
    y.close()
except RuntimeError as e:
    print(e)


def loop():
    for i in range(3):
        try:
            yield i
        finally:
            print("cleanup", i)


gen = loop()
for v in gen:
    if v == 1:
        break
    print("v", v)
gen.close()
print("after break")


def ctx():
    class CM:
        def __enter__(self):
            print("enter")
            return self

        def __exit__(self, *a):
            print("exit", a[0].__name__ if a[0] else None)
            return a[0] is ValueError

    with CM():
        yield "inside"
    yield "after"


c = ctx()
print(next(c), c.throw(ValueError("swallow")))
c = ctx()
next(c)
c.close()
print(list(ctx()))


def ret_in_finally():
    try:
        yield 1
    finally:
        return 7


r = ret_in_finally()
next(r)
try:
    r.throw(KeyError("lost"))
except StopIteration as e:
    print("value", e.value)


def nested():
    try:
        try:
            yield 1
        finally:
            print("inner")
            raise KeyError("from finally")
    except KeyError as e:
        print("caught", e, repr(e.__context__))
        yield 2


n = nested()
next(n)
print(n.throw(ValueError("orig")))


def handled():
    try:
        raise ValueError("outer")
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as e:
            yield str(e)


print(list(handled()))


def context():
    try:
        raise ValueError("in gen")
    except ValueError:
        yield 1
        raise KeyError("later")


h = context()
next(h)
try:
    next(h)
except KeyError as e:
    print(repr(e.__context__))
import sys


def exc_info_gen():
    yield sys.exc_info()[0]
    try:
        1 / 0
    except ZeroDivisionError:
        yield sys.exc_info()[0]
    yield sys.exc_info()[0]


try:
    raise KeyError
except KeyError:
    for t in exc_info_gen():
        print(t.__name__ if t else None)
    print(sys.exc_info()[0].__name__)
