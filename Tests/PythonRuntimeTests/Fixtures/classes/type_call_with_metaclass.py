# `type(name, bases, namespace)` with bases that have a metaclass is a call of that metaclass.
class Meta(type):
    def __new__(cls, name, bases, namespace, **options):
        print("new", cls.__name__, name, sorted(k for k in namespace if k[0] != "_"), options)
        return super().__new__(cls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **options):
        print("init", name, options)
        super().__init__(name, bases, namespace)


class A(metaclass=Meta):
    pass


class More(Meta):
    pass


class B(metaclass=More):
    pass


C = type("C", (A,), {"y": 5})
print(C, type(C), C.y)
print(type(type("D", (A, B), {})), type(Meta("E", (B,), {}, key=1)))
