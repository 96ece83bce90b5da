class Meta(type):
    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, [b.__name__ for b in bases], kwargs)
        namespace["added"] = "by meta"
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name, kwargs)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("call", args)
        return super().__call__(*args, **kwargs)

    def shout(cls):
        return cls.__name__.upper()

    @property
    def size(cls):
        return len(cls.__name__)

    def __len__(cls):
        return 42

    def __iter__(cls):
        return iter(["i1", "i2"])

    def __getitem__(cls, key):
        return f"item {key}"

    def __contains__(cls, x):
        return x == "in"

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"

    def __add__(cls, other):
        return cls.__name__ + other.__name__

    def __instancecheck__(cls, obj):
        return obj == 7 or super().__instancecheck__(obj)

    def __subclasscheck__(cls, sub):
        return sub is int or super().__subclasscheck__(sub)


class A(metaclass=Meta, flag=1):
    def __init__(self, v):
        self.v = v


class B(A):
    pass


print(A, type(A), type(B) is Meta, A.added, B.added)
print(A(3).v, A.shout(), B.size, len(A), list(A), A["k"], "in" in A, "out" in A, A + B)
print(isinstance(7, A), isinstance(8, A), isinstance(B(1), A), issubclass(int, A), issubclass(B, A), issubclass(str, A))
print(Meta.__mro__, isinstance(A, Meta), isinstance(A, type))
try:
    A(1).shout()
except AttributeError as e:
    print(e)


class Prep(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        print("prepare", name, kw)
        return {"from_prepare": 1}

    def __new__(mcs, name, bases, ns, **kw):
        print([k for k in ns if not k.startswith("__")])
        return type.__new__(mcs, name, bases, dict(ns))

    def __init__(cls, *a, **kw):
        pass


class P(metaclass=Prep, opt=2):
    x = 5
    y = from_prepare + 1


print(P.y, P.from_prepare)


class Registry(type):
    known = {}

    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        if bases:
            Registry.known[name] = cls


class Base(metaclass=Registry):
    pass


class Child(Base):
    pass


print(Registry.known)


class M1(type):
    pass


class M2(type):
    pass


class C1(metaclass=M1):
    pass


class C2(metaclass=M2):
    pass


try:
    class C3(C1, C2):
        pass
except TypeError as e:
    print(e)


class Singleton(type):
    instances = {}

    def __call__(cls, *args):
        if cls not in cls.instances:
            cls.instances[cls] = super().__call__(*args)
        return cls.instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, n=0):
        self.n = n


print(Config(1) is Config(2), Config().n)


def function_meta(name, bases, ns):
    print("function meta", name)
    return type(name, bases, ns)


class F(metaclass=function_meta):
    pass


print(type(F))
made = Meta("Dyn", (), {"z": 1})
print(made, made.z)
print(type(made)("Again", (made,), {}))


class Auto(type):
    def __setattr__(cls, name, value):
        print("class setattr", name)
        super().__setattr__(name, value)

    def __eq__(cls, other):
        return True

    def __hash__(cls):
        return 5


class W(metaclass=Auto):
    pass


W.q = 1
print(W.q, W == 3, hash(W))
