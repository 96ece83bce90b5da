# Descriptors that are subclasses, filled by their `__init__`, and filled again after a class has used them.
class Logged(property):
    def __init__(self, fget, label="none"):
        super().__init__(fget, doc=f"logged {label}")
        self.label = label

    def __get__(self, instance, owner=None):
        if instance is not None:
            print("get", self.label)
        return super().__get__(instance, owner)


class Registered(staticmethod):
    known = []

    def __init__(self, function, *, tag):
        super().__init__(function)
        Registered.known.append((function.__name__, tag))


def tagged(tag):
    return lambda function: Registered(function, tag=tag)


class Point:
    def __init__(self, x):
        self._x = x

    x = Logged(lambda self: self._x, "x")

    @tagged("a")
    def make(value):
        return Point(value)

    @property
    def twice(self):
        return self._x * 2

    @staticmethod
    def one():
        return 1


p = Point.make(4)
print(p.x, Point.x.label, Point.x.__doc__, Registered.known)
for turn in range(3):
    print(p.twice, p.one(), Point.one())
Point.__dict__["twice"].__init__(lambda self: self._x * 20, doc="other")
Point.__dict__["one"].__init__(lambda: 11)
for turn in range(3):
    print(p.twice, p.one(), Point.one())
print(Point.twice.__doc__)
empty = property.__new__(property)
print(empty.fget, empty.fset, empty.__doc__)
try:
    property(1, 2, 3, 4, 5)
except TypeError as error:
    print(error)
for arguments, named in (((), {}), ((1, 2), {}), ((1,), {"a": 2})):
    for cls in (staticmethod, classmethod):
        try:
            print(cls(*arguments, **named))
        except TypeError as error:
            print(error)
for base in (tuple, bytes, int, type):
    for slots in ((), ("a",), ("__dict__",)):
        try:
            type("S", (base,), {"__slots__": slots})
            print(base.__name__, slots, "made")
        except TypeError as error:
            print(base.__name__, slots, error)
