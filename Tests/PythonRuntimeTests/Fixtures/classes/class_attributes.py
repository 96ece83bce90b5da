class A:
    """Doc of A."""
    x = 1

    def m(self):
        """Doc of m."""


print(A.__name__, A.__qualname__, A.__module__, A.__doc__, A.m.__doc__, A().__doc__, A.__class__)
print(A.__bases__, A.__dict__["x"], "m" in A.__dict__, type(A.__dict__).__name__)
a, b = A(), A()
a.x = 5
print(a.x, b.x, A.x, a.__dict__, b.__dict__)
A.x = 9
print(a.x, b.x)
A.y = "new"
print(b.y)
del A.y
print(hasattr(b, "y"))
try:
    A.nope
except AttributeError as e:
    print(e)
try:
    del A.nope
except AttributeError as e:
    print(e)
try:
    A.__dict__["z"] = 1
except TypeError as e:
    print(e)
try:
    int.x = 1
except TypeError as e:
    print(e)
try:
    del int.real
except TypeError as e:
    print(e)
try:
    (5).x = 1
except AttributeError as e:
    print(e)
try:
    "s".upper = 1
except AttributeError as e:
    print(e)
try:
    [].x = 1
except AttributeError as e:
    print(e)
try:
    object().x = 1
except AttributeError as e:
    print(e)
A.__name__ = "Renamed"
print(A, A.__name__, type(a).__name__)
A.__qualname__ = "Q.R"
print(A)
A.__module__ = "mod"
print(A)
try:
    A.__name__ = 5
except TypeError as e:
    print(e)
A.__doc__ = "other"
print(A.__doc__)


class B:
    def m(self):
        return "B"


class C:
    def m(self):
        return "C"


o = B()
o.__class__ = C
print(o.m(), type(o).__name__, isinstance(o, B))
try:
    o.__class__ = int
except TypeError as e:
    print(e)
try:
    o.__class__ = 5
except TypeError as e:
    print(e)
o.__dict__ = {"k": 1}
print(o.k, o.__dict__, vars(o))
o.__dict__["new"] = 2
print(o.new)
try:
    o.__dict__ = 5
except TypeError as e:
    print(e)
B.__init__ = lambda self: setattr(self, "z", 1)
print(B().z)
B.m = lambda self: "patched"
print(B().m())
o2 = B()
o2.m = lambda: "instance"
print(o2.m())


class Mangled:
    __private = 1
    _single = 2
    __dunder__ = 3

    def __init__(self):
        self.__hidden = 4

    def get(self):
        return self.__hidden, self.__private

    def __method(self):
        return "mm"

    def call(self):
        return self.__method()


mm = Mangled()
print(mm.get(), mm.__dict__, mm._Mangled__private, mm.call(), mm.__dunder__)
try:
    mm.__hidden
except AttributeError as e:
    print(e)


class _Under:
    __p = 1


print([k for k in _Under.__dict__ if "p" in k and "__p" in k])
