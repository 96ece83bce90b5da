class G:
    real = "real"

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name}")


g = G()
print(g.real, g.dyn_x, getattr(g, "nope", "default"), hasattr(g, "nope"))
try:
    g.nope
except AttributeError as e:
    print(e)
g.dyn_y = 1
print(g.dyn_y)


class GA:
    def __init__(self):
        object.__setattr__(self, "store", {"a": 1})

    def __getattribute__(self, name):
        print("getattribute", name)
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        print("getattr", name)
        return self.store[name]

    def __setattr__(self, name, value):
        print("setattr", name, value)
        self.store[name] = value

    def __delattr__(self, name):
        print("delattr", name)
        del self.store[name]

    def method(self):
        return "m"


ga = GA()
print(ga.a)
ga.b = 2
print(ga.b)
del ga.b
try:
    ga.b
except KeyError as e:
    print("KeyError", e)
print(ga.method())
print(len(ga.__dict__))


class Proxy:
    def __init__(self, target):
        self.__dict__["_target"] = target

    def __getattr__(self, name):
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        setattr(self._target, name, value)


p = Proxy([3, 1, 2])
p.sort()
print(p._target, p.count(1))
try:
    len(p)
except TypeError as e:
    print(e)


class AttrDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value


d = AttrDict(a=1)
d.b = 2
print(d, d.a, d.b, d.keys())
try:
    d.c
except AttributeError as e:
    print("AttributeError", e)


class Rec:
    def __getattr__(self, name):
        return self.missing


try:
    Rec().x
except RecursionError as e:
    print("RecursionError", str(e)[:32])


class Frozen:
    def __init__(self):
        object.__setattr__(self, "v", 1)

    def __setattr__(self, name, value):
        raise AttributeError("frozen")


f = Frozen()
try:
    f.v = 2
except AttributeError as e:
    print(e, f.v)
print(setattr(g, "z", 4), g.z, delattr(g, "z"), hasattr(g, "z"))
try:
    getattr(g, 5)
except TypeError as e:
    print(e)
try:
    setattr(5, "x", 1)
except AttributeError as e:
    print(e)


class Meta(type):
    def __getattr__(cls, name):
        return f"meta {name}"


class WithMeta(metaclass=Meta):
    pass


print(WithMeta.anything)
try:
    WithMeta().anything
except AttributeError as e:
    print(e)
