from contextlib import contextmanager, suppress, closing, nullcontext, ExitStack, ContextDecorator, AbstractContextManager
@contextmanager
def tag(name):
    "doc"
    print("<", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
    finally:
        print(">", name)
with tag("a") as t:
    print(t)
with tag("b"):
    raise ValueError("v")
@tag("deco")
def f():
    print("in f")
f()
f()
with suppress(KeyError, IndexError):
    [][1]
with nullcontext(5) as n, nullcontext() as m:
    print(n, m)
class R:
    def close(self):
        print("closed")
with closing(R()) as r:
    print(type(r).__name__)
with ExitStack() as stack:
    for i in range(2):
        print(stack.enter_context(tag(f"s{i}")))
    stack.callback(print, "callback", end="!\n")
    stack.push(lambda *exc: print("push", exc[0]))
class D(ContextDecorator):
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, *exc):
        print("exit", exc[0])
        return True
@D()
def g():
    raise RuntimeError("x")
print(g(), tag.__name__, tag.__doc__)
@contextmanager
def never():
    if False:
        yield
@contextmanager
def twice():
    yield 1
    yield 2
def run(cm, error=None):
    try:
        with cm:
            if error:
                raise error
    except Exception as e:
        print(type(e).__name__, e, type(e.__context__).__name__)
run(never())
run(twice())
run(twice(), ValueError("q"))
run(tag("c"), KeyError("k"))
for call in (lambda: ExitStack().enter_context(5),):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
