class Data:
    def __get__(self, obj, cls=None):
        print("get", obj is not None, cls.__name__)
        return self if obj is None else obj.__dict__.get("_v", "unset")

    def __set__(self, obj, value):
        print("set", value)
        obj.__dict__["_v"] = value

    def __delete__(self, obj):
        print("delete")
        del obj.__dict__["_v"]

    def __set_name__(self, owner, name):
        print("name", owner.__name__, name)


class NonData:
    def __get__(self, obj, cls):
        return "non-data"


class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["so"] = value * 2


class C:
    d = Data()
    n = NonData()
    so = SetOnly()


c = C()
print(c.d)
c.d = 5
print(c.d, c._v)
c.__dict__["d"] = "hidden"
print(c.d)
print(C.d is C.__dict__["d"])
del c.d
print(c.d)
print(c.n)
c.n = "own"
print(c.n, C.n)
del c.n
print(c.n)
c.so = 4
print(c.so)
print(type(C.so).__name__)
try:
    del c.so
except AttributeError as e:
    print(e)


class Validated:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return getattr(obj, self.name)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}")
        setattr(obj, self.name, value)


class P:
    x = Validated(int)
    y = Validated(str)

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = P(1, "a")
print(p.x, p.y, p.__dict__)
try:
    p.x = "no"
except TypeError as e:
    print(e)


class Lazy:
    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, cls):
        print("computing")
        value = obj.__dict__[self.name] = self.f(obj)
        return value


class L:
    @Lazy
    def value(self):
        return 42


l = L()
print(l.value, l.value)


class BadName:
    def __set_name__(self, owner, name):
        raise ValueError("bad name")


try:
    class Broken:
        attr = BadName()
except (RuntimeError, ValueError) as e:
    print(type(e).__name__, e, repr(e.__cause__))


class Callable:
    def __get__(self, obj, cls):
        return lambda *a: (obj.tag, a)


class Use:
    tag = "t"
    call = Callable()
    fn = len


print(Use().call(1, 2), Use().fn([1]))
print(C.__dict__["n"].__get__(None, C))


def func(self):
    return "bound", self


print(func.__get__(5)(), func.__get__(5, int).__self__)
