class A:
    def __init__(self, **kw):
        print("A", kw)

    def m(self, x=1):
        return ("A.m", x)

    @classmethod
    def c(cls):
        return "A.c", cls.__name__

    @staticmethod
    def s():
        return "A.s"

    @property
    def p(self):
        return "A.p"

    attr = "A.attr"


class B(A):
    def __init__(self, b, **kw):
        super().__init__(**kw)
        print("B", b)

    def m(self):
        return "B.m", super().m(2), super(B, self).m()

    @classmethod
    def c(cls):
        return "B.c", super().c(), super(B, cls).c()

    @staticmethod
    def s():
        return super(B, B).s()

    @property
    def p(self):
        return "B.p " + super().p

    attr = "B.attr"

    def get(self):
        return super().attr

    def nested(self):
        return [super(B, self).attr for _ in range(1)], (lambda: super(B, self).attr)()

    def missing(self):
        return super().nope


class C(A):
    def __init__(self, c, **kw):
        super().__init__(**kw)
        print("C", c)


class D(B, C):
    def __init__(self):
        super().__init__(b=1, c=2, extra=3) if False else super().__init__(b=1, c=2)


b = D()
print(b.m())
print(D.c(), D.s(), b.s())
print(b.p, b.get(), b.nested())
try:
    b.missing()
except AttributeError as e:
    print(e)
print(super(B, b).attr, super(A, b).__init__ is not None)
try:
    super(B, 5)
except TypeError as e:
    print(e)
try:
    super()
except RuntimeError as e:
    print(e)


def outside():
    super()


try:
    outside()
except RuntimeError as e:
    print(e)


def first(x):
    return super()


try:
    first(1)
except RuntimeError as e:
    print(e)
print(repr(super(B, b)), super(B, b).__thisclass__.__name__, super(B, b).__self__ is b)


class E(B):
    def __len__(self):
        return 3

    def __eq__(self, other):
        return super().__eq__(other)

    def __repr__(self):
        return "E"

    def __getattribute__(self, name):
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)


e = E(0)
e.v = 4
print(e.v, e == e, e == 1, len(e), e)
try:
    super(B, b).attr = 1
except AttributeError as err:
    print(err)


class Cell:
    def get_class(self):
        return __class__

    def use_del(self):
        del self
        return super()


print(Cell().get_class())
try:
    Cell().use_del()
except RuntimeError as err:
    print(err)
