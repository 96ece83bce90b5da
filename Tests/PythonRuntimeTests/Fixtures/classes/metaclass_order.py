# A metaclass decides in which order classes are searched.
class Watching(type):
    def mro(cls):
        order = super().mro()
        print("mro", cls.__name__, [kind.__name__ for kind in order])
        return order


class A(metaclass=Watching):
    x = 1


class B(A):
    pass


class C(A):
    x = 3


class D(B, C):
    pass


class Reversed(type):
    def mro(cls):
        first, *middle, last = type.mro(cls)
        return [first] + middle[::-1] + [last]


class P:
    name = "P"


class Q:
    name = "Q"


class R(P, Q, metaclass=Reversed):
    pass


print(R.name, R.__mro__, R.mro(), type.mro(R))


class Extra:
    extra = 42


class Adding(type):
    def mro(cls):
        return [cls, Extra, object]


class Z(metaclass=Adding):
    pass


print(Z.extra, Z().extra, issubclass(Z, Extra), isinstance(Z(), Extra), Z.__bases__)
for result in (5, [3], [int]):
    try:
        type("Bad", (type,), {"mro": lambda cls: result})("X", (), {})
    except TypeError as error:
        print(error)
