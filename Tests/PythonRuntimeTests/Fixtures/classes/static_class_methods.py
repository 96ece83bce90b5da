class A:
    count = 0

    def __init__(self):
        type(self).count += 1

    @classmethod
    def make(cls, *args):
        return cls(*args)

    @classmethod
    def name(cls):
        return cls.__name__

    @staticmethod
    def add(a, b):
        return a + b

    def plain(self):
        return self.add(1, 2), self.name()


class B(A):
    pass


print(A.make().__class__.__name__, B.make().__class__.__name__, B().name())
print(A.count, B.count)
print(A.add(1, 2), A().add(3, 4), B.add(5, 6), A().plain())
print(type(A.__dict__["make"]), type(A.__dict__["add"]), type(A.plain), type(A().plain))
print(A.make.__self__, A.make.__func__.__name__, A.__dict__["add"].__func__ is A.add)
print(callable(A.__dict__["add"]), callable(A.__dict__["make"]))
f = staticmethod(lambda x: x * 2)
print(f(4))
try:
    A.__dict__["make"]()
except TypeError as e:
    print(e)
print(A.plain is A.plain, A().plain == A().plain)
a = A()
print(a.plain == a.plain, a.plain is a.plain, a.plain.__func__ is A.plain)
A.late = classmethod(lambda cls: cls.__name__)
A.late_static = staticmethod(lambda: "s")
print(B.late(), a.late_static())


class Alt:
    def __init__(self, v):
        self.v = v

    @classmethod
    def from_str(cls, s):
        return cls(int(s))

    def __repr__(self):
        return f"{type(self).__name__}({self.v})"


class Alt2(Alt):
    pass


print(Alt.from_str("3"), Alt2.from_str("4"))
print(staticmethod(len)([1]), dict.fromkeys("ab", 0), int.from_bytes(b"\x01\x00", "big"))
