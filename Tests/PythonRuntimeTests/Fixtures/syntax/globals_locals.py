x = 1
print("x" in globals(), globals()["x"], globals()["__name__"])
globals()["made"] = 5
print(made)


def f(a, b=2):
    c = 3
    return locals()


print(f(1))


def g():
    def inner():
        return free

    free = 4
    return sorted(locals())


print(g())
print(locals() is globals(), vars() is globals())


class C:
    y = 1
    print(sorted(k for k in locals() if not k.startswith("__")))

    def __init__(self):
        self.z = 2


print(vars(C()), sorted(k for k in vars(C) if not k.startswith("__")))
o = C()
vars(o)["w"] = 3
print(o.w, o.__dict__)
try:
    vars(5)
except TypeError as e:
    print(e)


def h():
    v = 1
    d = locals()
    d["v"] = 100
    return v


print(h())
print(sorted(k for k in dir() if k in ("x", "f", "made")))


def k():
    p = q = 1
    return dir()


print(k())
del globals()["x"]
try:
    x
except NameError as e:
    print(e)
print(f.__globals__ is globals())
globals().update(u=1, v=2)
print(u + v)
print("len" in globals(), hasattr(__builtins__, "len"))
print([k for k, v in globals().items() if k in ("made", "u")])
