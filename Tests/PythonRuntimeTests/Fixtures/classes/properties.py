class C:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        "The x."
        return self._x

    @x.setter
    def x(self, value):
        if value < 0:
            raise ValueError("negative")
        self._x = value

    @x.deleter
    def x(self):
        print("deleting")
        self._x = None

    @property
    def readonly(self):
        return "r"

    def get_y(self):
        return "y"

    y = property(get_y, doc="Y doc")
    w = property(None, lambda self, v: print("w =", v))

    @property
    def broken(self):
        raise AttributeError("inside")

    @property
    def typo(self):
        return self.nothing


c = C()
print(c.x)
c.x = 5
c.x += 1
print(c.x)
del c.x
print(c.x)
print(C.x.__doc__, C.y.__doc__, type(C.x))
c.w = 3
for f in ("c.readonly = 1", "del c.readonly", "c.w", "c.x = -1", "c.broken", "c.typo", "del c.y"):
    try:
        exec(f)
    except Exception as e:
        print(f, "->", type(e).__name__, e)
print(C.x.fget.__name__, C.readonly.fset, hasattr(c, "broken"), hasattr(c, "w"))


class D(C):
    @property
    def x(self):
        return "D " + str(super().x)

    @C.readonly.setter
    def readonly(self, v):
        print("now writable", v)


d = D()
print(d.x)
d.readonly = 9
try:
    d.x = 1
except AttributeError as e:
    print(e)
C.z = property(lambda self: "added")
print(c.z, d.z)


class Temp:
    def __init__(self, c):
        self.celsius = c

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, f):
        self.celsius = (f - 32) * 5 / 9


t = Temp(100)
print(t.fahrenheit)
t.fahrenheit = 32
print(t.celsius, t.__dict__)


class WithGetattr:
    @property
    def p(self):
        return self.missing

    def __getattr__(self, name):
        return "fallback " + name


print(WithGetattr().p)


class Cls:
    @classmethod
    @property
    def cp(cls):
        return cls.__name__


print(Cls.cp)


class Sub(property):
    def __get__(self, obj, cls=None):
        return "sub " + super().__get__(obj, cls)


class UseSub:
    @Sub
    def v(self):
        return "v"


print(UseSub().v)
