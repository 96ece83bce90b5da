def echo():
    print("start")
    while True:
        try:
            got = yield "ready"
            print("got", got)
        except ValueError as e:
            print("caught", e)
        except GeneratorExit:
            print("closing")
            raise
        finally:
            print("finally")


g = echo()
print(next(g))
print(g.send(1))
print(g.throw(ValueError("v")))
print(g.throw(ValueError, "w"))
print(g.throw(ValueError))
g.close()
g.close()
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
try:
    g.send(1)
except StopIteration:
    print("stop send")
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("KeyError", e)
h = echo()
try:
    h.send(5)
except TypeError as e:
    print(e)
h.close()
i = echo()
try:
    i.throw(RuntimeError("early"))
except RuntimeError as e:
    print(e)
print(list(i))


def ignoring():
    for _ in range(2):
        try:
            yield 1
        except GeneratorExit:
            print("ignored")


j = ignoring()
next(j)
try:
    j.close()
except RuntimeError as e:
    print(e)
print(next(j, "over"))


def close_return():
    try:
        yield 1
    except GeneratorExit:
        return 5


k = close_return()
next(k)
print(k.close())


def reenter():
    yield next(m)


m = reenter()
try:
    next(m)
except ValueError as e:
    print(e)


def stop_inside():
    yield 1
    raise StopIteration("inner")


n = stop_inside()
next(n)
try:
    next(n)
except RuntimeError as e:
    print(e, repr(e.__cause__))
for args in [(5,), ("x",), (int,), (ValueError, 1, 2)]:
    o = echo()
    try:
        o.throw(*args)
    except TypeError as e:
        print(e)
