class CM:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow


with CM("a") as a, CM("b") as b:
    print(a, b)
with (CM("c") as c, CM("d"),):
    print(c)
with (CM("e"), CM("f") as f):
    print(f)
with (
    CM("g")
    as g
):
    print(g)
try:
    with CM("h"), CM("i"):
        raise ValueError("v")
except ValueError as e:
    print("caught", e)
with CM("outer", True):
    with CM("inner"):
        1 / 0
print("after")
with CM("j", True) as j, CM("k"):
    raise KeyError("key")


def f():
    with CM("ret"):
        return "value"


print(f())
for i in range(3):
    with CM(i):
        if i == 0:
            continue
        if i == 1:
            break


class NoExit:
    def __enter__(self):
        return 1


class NoEnter:
    def __exit__(self, *a):
        return 1


for bad in (NoExit, NoEnter, object):
    try:
        with bad():
            pass
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class BadExit:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        raise RuntimeError("in exit")


try:
    with BadExit():
        raise ValueError("body")
except RuntimeError as e:
    print(e, repr(e.__context__))
d = {}
with CM("sub") as d["k"], CM("attr") as CM.attribute:
    print(d, CM.attribute)
with CM("ab") as (p, q):
    print(p, q)
try:
    with CM("abc") as (p, q):
        print("never")
except ValueError as e:
    print(e)
