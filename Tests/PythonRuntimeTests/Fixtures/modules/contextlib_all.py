def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


from contextlib import contextmanager, suppress, nullcontext, ExitStack, closing
@contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print("</" + name + ">")
with tag("a") as t:
    print(t)
with tag("b"):
    raise ValueError("boom")
def raises():
    with tag("c"):
        raise KeyError("k")
attempt(raises)
with suppress(ZeroDivisionError, KeyError):
    1 / 0
print("after")
with nullcontext(5) as five:
    print(five)
with ExitStack() as stack:
    for name in "xy":
        stack.enter_context(tag(name))
    stack.callback(print, "callback")
@contextmanager
def silent():
    return
    yield
def broken():
    with silent():
        pass
attempt(broken)
@contextmanager
def twice():
    yield 1
    yield 2
def broken2():
    with twice():
        pass
attempt(broken2)
@tag("deco")
def f():
    print("in f")
f()
class C:
    def close(self):
        print("closed")
with closing(C()):
    pass
class Manager:
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        print(exc[0].__name__ if exc[0] else None)
        return True
with Manager():
    raise RuntimeError("x")
with tag("m") as a, tag("n") as b:
    print(a, b)
