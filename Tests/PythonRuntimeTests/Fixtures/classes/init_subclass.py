class Base:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        print("init_subclass", cls.__name__, name)
        Base.registry[name or cls.__name__] = cls


class A(Base):
    pass


class B(Base, name="bee"):
    pass


class C(B, name="sea"):
    pass


print(sorted(Base.registry))
for code in ("class D(Base, other=1): pass", "class E(x=1): pass", "class F(Base, name='f', name2=2): pass"):
    try:
        exec(code)
    except TypeError as e:
        print(e)


class Order:
    def __set_name__(self, owner, name):
        print("set_name", name)


class P:
    def __init_subclass__(cls):
        print("after set_name", [k for k in cls.__dict__ if not k.startswith("__")])


class Q(P):
    a = Order()
    b = Order()


class Plug:
    plugins = []

    def __init_subclass__(cls, **kw):
        cls.plugins.append(cls)
        cls.tag = kw.get("tag", "none")


class One(Plug, tag="1"):
    pass


class Two(One):
    pass


print([p.__name__ for p in Plug.plugins], One.tag, Two.tag)


class Item:
    def __class_getitem__(cls, key):
        return f"{cls.__name__}[{key!r}]"


class Sub(Item):
    pass


print(Item[int], Sub["x"], Item[1, 2])
try:
    A[int]
except TypeError as e:
    print(e)
try:
    A()[1]
except TypeError as e:
    print(e)
