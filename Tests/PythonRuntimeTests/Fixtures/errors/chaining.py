def show(e, depth=0):
    print("  " * depth, type(e).__name__, e, e.__suppress_context__)
    if e.__cause__:
        print("  " * depth, "cause")
        show(e.__cause__, depth + 1)
    if e.__context__:
        print("  " * depth, "context")
        show(e.__context__, depth + 1)


def attempt(f):
    try:
        f()
    except BaseException as e:
        show(e)


def a():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("during")


def b():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("from") from e


def c():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("none") from None


def d():
    raise ValueError("class cause") from KeyError


def e():
    raise ValueError from KeyError("inst")


def f():
    raise ValueError("x") from 5


def g():
    try:
        raise KeyError("first")
    finally:
        raise ValueError("in finally")


def h():
    try:
        try:
            raise KeyError("1")
        except KeyError:
            raise ValueError("2")
    except ValueError:
        raise TypeError("3")


def i():
    err = ValueError("same")
    try:
        raise err
    except ValueError as e:
        raise e


def j():
    a = ValueError("a")
    b = KeyError("b")
    try:
        try:
            raise a
        except ValueError:
            raise b
    except KeyError:
        raise a


def k():
    raise 5


def l():
    raise int


def m():
    raise


def n():
    class E(Exception):
        def __init__(self):
            raise KeyError("in init")

    raise E


def o():
    raise ValueError("x") from "string"


for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o):
    print(fn.__name__)
    attempt(fn)
e = ValueError("manual")
e.__cause__ = KeyError("c")
print(e.__suppress_context__, repr(e.__cause__))
e.__cause__ = None
print(e.__suppress_context__)
e.__context__ = TypeError("t")
e.__suppress_context__ = False
print(repr(e.__context__))
for value in (5, "x"):
    try:
        e.__cause__ = value
    except TypeError as err:
        print(err)
    try:
        e.__context__ = value
    except TypeError as err:
        print(err)
