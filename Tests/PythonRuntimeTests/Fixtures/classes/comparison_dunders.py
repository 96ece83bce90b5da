class N:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        print("eq")
        return isinstance(o, N) and self.v == o.v

    def __lt__(self, o):
        print("lt")
        return self.v < o.v

    def __le__(self, o):
        print("le")
        return self.v <= o.v


a, b = N(1), N(2)
print(a == b, a != b, a == N(1), a != N(1))
print(a < b, a > b, a <= b, a >= b)
print(a == 1, 1 == a, a != 1)
print([N(1)] == [N(1)], N(1) in [N(2), N(1)], (N(1), 2) < (N(1), 3))
print(min([b, a], key=lambda n: n.v).v, [n.v for n in sorted([N(3), N(1), N(2)])])
try:
    hash(a)
except TypeError as e:
    print(e)
print(N.__hash__)


class H(N):
    def __hash__(self):
        return hash(self.v)


class H2(N):
    __hash__ = object.__hash__


print(hash(H(1)) == hash(1), {H(1): "x"}[H(1)], isinstance(hash(H2(1)), int))


class Plain:
    pass


p, q = Plain(), Plain()
print(p == p, p == q, p != q, p != p, hash(p) == hash(p))
for code in ("p < q", "p >= 1", "1 <= p", "p > 'x'", "[] < ()", "None < None", "1 < 'a'", "{} > {}", "1j < 2j", "len < len", "int < str"):
    try:
        eval(code)
    except TypeError as e:
        print(e)


class NE:
    def __ne__(self, o):
        return "ne"

    def __eq__(self, o):
        return "eq"

    def __gt__(self, o):
        return NotImplemented


print(NE() != 1, NE() == 1, 1 == NE(), 1 != NE())
try:
    NE() > 1
except TypeError as e:
    print(e)


class L:
    def __lt__(self, o):
        return "lt"

    def __gt__(self, o):
        return "gt"


print(L() < 1, 1 < L(), 1 > L(), L() > 2)


class A:
    def __eq__(self, o):
        return "A"


class B(A):
    def __eq__(self, o):
        return "B"


print(A() == B(), B() == A(), A() == A())
from functools import total_ordering


@total_ordering
class T:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v


print(T(1) <= T(1), T(2) > T(1), T(1) >= T(2), T(1) != T(2))


class BoolErr:
    def __bool__(self):
        raise ValueError("ambiguous")

    def __eq__(self, o):
        return self


try:
    BoolErr() in [1]
except ValueError as e:
    print(e)
try:
    if BoolErr() == 1:
        pass
except ValueError as e:
    print(e)
print((BoolErr() == 1).__class__.__name__)
