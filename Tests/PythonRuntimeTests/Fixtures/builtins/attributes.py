def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


class A:
    x = 1
    def __init__(self):
        self.y = 2
    def m(self):
        return 3
a = A()
print(getattr(a, "x"), getattr(a, "z", "none"), hasattr(a, "y"), hasattr(a, "q"), getattr(a, "m")())
setattr(a, "z", 5)
print(a.z, vars(a), a.__dict__)
delattr(a, "z")
print(hasattr(a, "z"), [n for n in dir(a) if not n.startswith("_")])
print(callable(a), callable(A), callable(len), callable(a.m), callable(lambda: 0), callable(3))
print(isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance("a", str), isinstance(a, A), isinstance(1, object))
print(issubclass(bool, int), issubclass(A, object), issubclass(int, (str, float)), type(1) is int, type(a) is A)
print(isinstance(1, int | str), isinstance([], (int, (list, str))))
attempt(lambda: getattr(a, "nope"))
attempt(lambda: getattr(a, 3))
attempt(lambda: delattr(a, "nope"))
attempt(lambda: isinstance(1, 3))
attempt(lambda: issubclass(1, int))
attempt(lambda: vars(3))
attempt(lambda: hash([]))
attempt(lambda: isinstance(1))
print(id(a) == id(a), id(a) == id(A()), repr(3), repr("a"), ascii("b"), format(3.14159, ".2f"), format("a", ">4"), format(7))
B = type("B", (A,), {"w": 9, "hello": lambda self: "hi"})
b = B()
print(B.__name__, b.w, b.hello(), b.y, B.__bases__[0].__name__, B.__mro__[1].__name__)
print(type(None), type(...), type(NotImplemented), type(type), type(print), type(lambda: 0), type([].append))
