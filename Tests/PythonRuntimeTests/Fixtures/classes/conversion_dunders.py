import math
import operator


class C:
    def __int__(self):
        return 3

    def __float__(self):
        return 2.5

    def __complex__(self):
        return 1 + 2j

    def __index__(self):
        return 2

    def __bool__(self):
        return False

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"

    def __bytes__(self):
        return b"bytes"

    def __format__(self, spec):
        return "fmt:" + spec

    def __hash__(self):
        return 77

    def __abs__(self):
        return "abs"

    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "inv"

    def __round__(self, n=None):
        return ("round", n)

    def __trunc__(self):
        return 9

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __divmod__(self, o):
        return ("divmod", o)

    def __rdivmod__(self, o):
        return ("rdivmod", o)

    def __pow__(self, o, m=None):
        return ("pow", o, m)


c = C()
print(int(c), float(c), complex(c), bool(c), str(c), repr(c), bytes(c), format(c, ">3"), hash(c))
print(abs(c), -c, +c, ~c, round(c), round(c, 2), math.trunc(c), math.floor(c), math.ceil(c), divmod(c, 1), divmod(1, c))
print([10, 20, 30][c], "abc"[c], hex(c), bin(c), range(5)[c], [0] * c, "x" * c, operator.index(c), chr(c) == "\x02")
print(f"{c} {c!r} {c!s} {c:>10}", "%s %r %d %.1f" % (c, c, c, c), "{} {!r} {:z}".format(c, c, c))
print(not c, c and 1, c or 2, [c], {c: 1}, (c,), pow(c, 2), pow(c, 2, 3), math.sqrt(c))


class Bad:
    def __int__(self):
        return "x"

    def __float__(self):
        return 1

    def __index__(self):
        return 1.5

    def __bool__(self):
        return 1

    def __str__(self):
        return 5

    def __repr__(self):
        return None

    def __hash__(self):
        return "h"

    def __len__(self):
        return -1

    def __format__(self, s):
        return 5

    def __bytes__(self):
        return "s"

    def __iter__(self):
        return 5

    def __contains__(self, x):
        return []

    def __complex__(self):
        return 1.0


b = Bad()
for code in ("int(b)", "float(b)", "[1][b]", "bool(b)", "str(b)", "repr(b)", "hash(b)", "len(b)", "format(b)", "bytes(b)",
             "iter(b)", "1 in b", "complex(b)", "range(b)", "f'{b}'", "[*b]", "for_b", "print(b)", "'%s' % b", "hex(b)"):
    try:
        print(code, eval(code))
    except Exception as e:
        print(code, "->", type(e).__name__, e)


class BadLen:
    def __init__(self, v):
        self.v = v

    def __len__(self):
        return self.v


for v in (1.5, "x", 2 ** 100, True, None):
    try:
        print(len(BadLen(v)), bool(BadLen(v)))
    except Exception as e:
        print(type(e).__name__, e)
print(bool(BadLen(0)), bool(BadLen(2)), not BadLen(0))


class IntLike:
    def __index__(self):
        return 5


i = IntLike()
print(int(i), float(i), complex(i), list(range(i)), "abcdefgh"[i], [1] * i == [1] * 5, bytes(i), round(3.14159, IntLike()))
