# What a program puts into sys.modules, and modules that it makes.
import importlib
import sys
import types


def attempt(text):
    print(text, end=" -> ")
    try:
        exec(text, {"sys": sys, "types": types})
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "name", None))


sys.modules["nope"] = None
for text in ["import nope", "import nope.x", "from nope import a"]: attempt(text)
sys.modules["math"] = None
attempt("import math")
sys.modules["math"] = types.ModuleType("math")
for text in ["import math; print(math)", "from math import pi", "import math; math.pi"]: attempt(text)
del sys.modules["math"]
sys.modules["number"] = 42
for text in ["import number; print(number)", "from number import real; print(real)", "from number import foo",
             "from number import *", "import number.a"]:
    attempt(text)
pkg = sys.modules["pkg"] = types.ModuleType("pkg")
for text in ["import pkg.sub", "from pkg import sub", "from pkg.sub import x"]: attempt(text)
sys.modules["pkg.sub"] = types.ModuleType("pkg.sub")
for text in ["import pkg.sub; print(pkg)", "from pkg import sub; print(sub)", "import pkg.sub as s; print(s)"]: attempt(text)
pkg.__path__ = []
attempt("import pkg.missing")
pkg.__all__ = ["a", 5]
pkg.a = 1
attempt("from pkg import *")
attempt("__import__('')")


def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


made = types.ModuleType("made", "words")
print(made.__name__, made.__doc__, made.__package__, made.__loader__, made.__spec__)
made.__getattr__ = lambda name: f"got {name}"
made.__dir__ = lambda: ["z", "a"]
show(lambda: (made.foo, made.__foo__, dir(made)))
made.__getattr__ = 5
show(lambda: made.foo)
del made.__getattr__
show(lambda: made.foo)
del made.__name__
show(lambda: made.foo)
show(lambda: repr(made))
made.__name__ = 5
show(lambda: repr(made))
made.__file__ = "made.py"
show(lambda: repr(made))
made.__spec__ = types.SimpleNamespace(name="spec", origin="there", has_location=False, loader=None)
show(lambda: repr(made))
show(lambda: importlib.reload(5))
show(lambda: importlib.reload(made))
show(lambda: importlib.reload(pkg))
show(lambda: importlib.reload(importlib) is importlib)


class Lazy(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        return f"lazy {name}"


sys.modules["lazy"] = Lazy("lazy")
attempt("from lazy import foo, bar; print(foo, bar)")
attempt("import lazy; print(lazy.q, lazy)")
