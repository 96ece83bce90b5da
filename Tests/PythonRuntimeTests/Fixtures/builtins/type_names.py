# Names and reprs of the classes of everything.
things = [1, 1.5, 1j, True, "s", b"b", bytearray(), [], (), {}, set(), frozenset(), range(1), slice(1), None, ..., NotImplemented, len, print, int, type, object, ValueError, ValueError(), lambda: 1, (x for x in []), iter([]), iter(()), iter({}), iter(""), iter(range(1)), iter(set()), enumerate([]), zip(), map(len, []), filter(None, []), reversed([]), {}.keys(), {}.values(), {}.items(), [].append, "".join, str.upper, property(), staticmethod(len), classmethod(len), super]
for thing in things:
    kind = type(thing)
    print(kind.__name__, kind.__module__, kind, kind.__qualname__, isinstance(thing, object), kind.__mro__[-1].__name__, callable(thing))


class A:
    class Inner:
        pass

    def method(self):
        pass

    @property
    def prop(self):
        pass

    @staticmethod
    def static():
        pass

    @classmethod
    def cls(cls):
        pass


def outer():
    class Local:
        pass

    def inner():
        pass

    return Local, inner


local, inner = outer()
print(A, A.Inner, A().__class__, type(A), A.method.__qualname__, A.Inner.__qualname__, local, inner.__qualname__, local.__name__, type(A.prop).__name__, type(A.static).__name__, type(A.cls).__name__, type(A().method).__name__, A.__module__, A.__name__, A.method.__name__)
print(int.__bases__, bool.__bases__, type.__bases__, object.__bases__, A.__bases__, ValueError.__bases__, KeyError.__mro__, list.__mro__, type(type), type(A), type(1).__class__)
