class A:
    def who(self):
        return "A"


class B(A):
    def who(self):
        return "B" + super().who()


class C(A):
    def who(self):
        return "C" + super().who()


class D(B, C):
    def who(self):
        return "D" + super().who()


print(D().who())
print([c.__name__ for c in D.__mro__], D.mro() == list(D.__mro__))
print(D.__bases__, D.__base__, A.__subclasses__())


def attempt(f):
    try:
        f()
    except TypeError as e:
        print("TypeError:", e)


def m1():
    class E(A, B):
        pass


def m2():
    class X(A):
        pass

    class Y(A):
        pass

    class P(X, Y):
        pass

    class Q(Y, X):
        pass

    class R(P, Q):
        pass


def m3():
    class S(A, A):
        pass


def m4():
    class T(5):
        pass


def m5():
    class U(bool):
        pass


def m6():
    class V(int, str):
        pass


def m7():
    class W("x"):
        pass


def m8():
    class W(None):
        pass


def m9():
    class W(type(None)):
        pass


def m10():
    class W(type(lambda: 0)):
        pass


def m11():
    class W(range):
        pass


for m in (m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11):
    attempt(m)
print(issubclass(D, A), issubclass(A, D), issubclass(D, (int, C)), isinstance(D(), A))
print(D.who.__qualname__, B.who is D.who)


class Mixin:
    def extra(self):
        return "extra " + self.who()


class E(Mixin, D):
    pass


print(E().extra(), [c.__name__ for c in E.mro()])
print(object.__mro__, object.__bases__, object.__base__)
print(type.__mro__, bool.__mro__)
