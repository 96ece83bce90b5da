class CM:
    def __init__(self, n, result=False, raise_in=None):
        self.n, self.result, self.raise_in = n, result, raise_in

    def __enter__(self):
        print("enter", self.n)
        if self.raise_in == "enter":
            raise RuntimeError("enter failed")
        return self

    def __exit__(self, t, v, tb):
        print("exit", self.n, t.__name__ if t else None, v, tb is not None)
        if self.raise_in == "exit":
            raise RuntimeError("exit failed")
        return self.result


def attempt(f):
    try:
        print("result", f())
    except Exception as e:
        print(type(e).__name__, e, "context", repr(e.__context__))


def a():
    with CM(1), CM(2, raise_in="enter"):
        print("never")


def b():
    with CM(1, True), CM(2, raise_in="exit"):
        raise ValueError("body")
    return "swallowed"


def c():
    with CM(1, raise_in="exit"):
        return "lost"


def d():
    with CM(1, result="truthy"):
        raise KeyError("k")
    return "continued"


def e():
    with CM(1) as x:
        x.n = 10
        return x.n


def f():
    for i in range(3):
        with CM(i):
            if i == 1:
                break
    return i


def g():
    with CM(1):
        with CM(2):
            raise ValueError("deep")


def h():
    try:
        with CM(1):
            1 / 0
    except ZeroDivisionError:
        with CM(2):
            return "handled"
    finally:
        with CM(3):
            pass


for fn in (a, b, c, d, e, f, g, h):
    print(fn.__name__)
    attempt(fn)
from contextlib import contextmanager, suppress, ExitStack


@contextmanager
def managed(n):
    print("setup", n)
    try:
        yield n
    except ValueError as e:
        print("managed caught", e)
    finally:
        print("teardown", n)


with managed(1) as m:
    print("body", m)
with managed(2):
    raise ValueError("inside")


def k():
    with managed(3):
        raise KeyError("through")


attempt(k)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with ExitStack() as stack:
    stack.enter_context(managed(4))
    stack.enter_context(managed(5))
    stack.callback(print, "callback")


class Falsy:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        class B:
            def __bool__(self):
                raise ValueError("bool failed")

        return B()


def l():
    with Falsy():
        raise KeyError("x")


attempt(l)
with Falsy():
    pass


class Cls:
    @classmethod
    def __enter__(cls):
        return "cls"

    @staticmethod
    def __exit__(*a):
        return len(a)


with Cls() as x:
    print(x)
inst = Cls()
inst.__enter__ = lambda: "instance ignored"
with inst as x:
    print(x)
