x = "global"


class A:
    x = "class"
    y = x
    z = [x for _ in range(1)]
    w = [i for i in x]

    def m(self):
        return x

    n = lambda self: x


print(A.y, A.z, A.w, A().m(), A().n())


def f():
    x = "function"

    class B:
        y = x
        x = "class"
        z = x

        def m(self):
            return x

        class C:
            def m(self):
                return x

            n = x

    return B.y if hasattr(B, "y") else None, B.z, B().m(), B.C().m(), B.C.n


try:
    print(f())
except NameError as e:
    print("NameError", e)


def g():
    v = 1

    class D:
        nonlocal v
        v = 2

        def get(self):
            return v

    return v, D().get(), hasattr(D, "v")


print(g())


class Loop:
    squares = {}
    for i in range(3):
        squares[i] = i * i
    if len(squares) > 2:
        big = True
    else:
        big = False
    try:
        1 / 0
    except ZeroDivisionError as e:
        error = str(e)
    with open if False else __import__("contextlib").nullcontext(5) as n:
        pass


print(Loop.squares, Loop.i, Loop.big, Loop.error, Loop.n, hasattr(Loop, "e"))


class Nested:
    class Inner:
        class Deep:
            pass


print(Nested.Inner.Deep.__qualname__, Nested.Inner.Deep.__name__, f.__qualname__)


def make():
    class Local:
        def method(self):
            pass

    return Local


print(make().__qualname__, make().method.__qualname__)


class Names:
    print(__name__, __qualname__, __module__)
    locals()["dynamic"] = 5


print(Names.dynamic)
