# getattr, setattr, hasattr, delattr, vars, dir.
def attempt(*functions):
    for function in functions:
        try:
            print(repr(function()))
        except Exception as error:
            print(type(error).__name__ + ":", error)


class Thing:
    kind = "class level"

    def __init__(self):
        self.x = 1

    def method(self):
        return "called"

    @property
    def prop(self):
        return "computed"

    @property
    def broken(self):
        raise AttributeError("inner problem")

    @property
    def failing(self):
        raise ValueError("value problem")


t = Thing()
attempt(
    lambda: (getattr(t, "x"), getattr(t, "kind"), getattr(t, "method")(), getattr(t, "prop"), getattr(t, "nope", 5), getattr(t, "nope", None), getattr(Thing, "kind"), getattr(5, "real"), getattr("a", "upper")(), getattr([], "append") is not None),
    lambda: getattr(t, "nope"),
    lambda: getattr(t, "broken"),
    lambda: getattr(t, "broken", "default"),
    lambda: getattr(t, "failing", "default"),
    lambda: getattr(t, 5),
    lambda: getattr(t, None, 1),
    lambda: getattr(t),
    lambda: getattr(t, "a", 1, 2),
    lambda: getattr(Thing, "nope"),
    lambda: getattr(5, "nope"),
    lambda: (hasattr(t, "x"), hasattr(t, "nope"), hasattr(t, "prop"), hasattr(t, "broken"), hasattr(Thing, "x"), hasattr(5, "real"), hasattr([], "push")),
    lambda: hasattr(t, "failing"),
    lambda: hasattr(t, 5),
    lambda: hasattr(t),
    lambda: (setattr(t, "y", 2), t.y, setattr(t, "not a name", 3), getattr(t, "not a name"), setattr(Thing, "z", 9), t.z),
    lambda: setattr(t, "prop", 1),
    lambda: setattr(t, 5, 1),
    lambda: setattr(t, "a"),
    lambda: setattr(5, "x", 1),
    lambda: setattr([], "x", 1),
    lambda: setattr(int, "x", 1),
    lambda: setattr(len, "x", 1),
    lambda: (delattr(t, "y"), hasattr(t, "y")),
    lambda: delattr(t, "y"),
    lambda: delattr(t, "kind"),
    lambda: delattr(t, "prop"),
    lambda: delattr(t, 5),
    lambda: delattr(t),
    lambda: delattr(int, "real"),
    lambda: delattr([], "append"),
    lambda: (vars(t), vars(t) is t.__dict__, "kind" in vars(Thing), sorted(k for k in vars(Thing) if not k.startswith("_"))),
    lambda: vars(5),
    lambda: vars([]),
    lambda: vars(1, 2),
)
vars(t)["dynamic"] = "set through vars"
t.__dict__["other"] = 1
print(t.dynamic, t.other, t.__dict__)
attempt(
    lambda: ([name for name in dir(t) if not name.startswith("__")], [name for name in dir(Thing) if not name.startswith("__")]),
    lambda: (dir([])[-11:], [n for n in dir("") if n.startswith("is")], [n for n in dir(5) if not n.startswith("_")], [n for n in dir({}) if not n.startswith("_")], [n for n in dir(()) if not n.startswith("_")], [n for n in dir({1}) if not n.startswith("_")], [n for n in dir(1.5) if not n.startswith("_")], [n for n in dir(b"") if not n.startswith("_")][:5], [n for n in dir(1j) if not n.startswith("_")], [n for n in dir(range(1)) if not n.startswith("_")], [n for n in dir(slice(1)) if not n.startswith("_")], [n for n in dir(None) if not n.startswith("_")]),
    lambda: (sorted(dir(Thing)) == dir(Thing), "__init__" in dir(t), "__len__" in dir([])),
    lambda: dir(1, 2),
)


class OwnDir:
    def __dir__(self):
        return ["b", "a", "c"]


class BadDir:
    def __dir__(self):
        return 5


attempt(
    lambda: dir(OwnDir()),
    lambda: dir(BadDir()),
)


def local_names(a, b=2):
    c = 3
    return dir(), sorted(vars()), sorted(locals()), locals()["c"]


print(local_names(1))
print([name for name in dir() if not name.startswith("__")])
import math

print("sqrt" in dir(math), [n for n in dir(math) if n.startswith("a")], vars(math)["pi"], hasattr(math, "tau"), getattr(math, "nope", "no"))
attempt(
    lambda: getattr(math, "nope"),
)
