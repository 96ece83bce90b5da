def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


import operator
import string
from operator import itemgetter, attrgetter
print(operator.add(1, 2), operator.mul(3, 4), operator.truediv(1, 2), operator.lt(1, 2), operator.neg(5), operator.not_(0))
print(sorted([(1, "b"), (2, "a")], key=itemgetter(1)), itemgetter(0, 2)("abc"), max({"a": 1, "b": 3}.items(), key=itemgetter(1)))
class P:
    def __init__(self, x):
        self.x = x
        self.inner = self
print([p.x for p in sorted([P(3), P(1)], key=attrgetter("x"))], attrgetter("inner.x", "x")(P(2)), operator.methodcaller("upper")("a"))
print(operator.getitem([1, 2], 1), operator.contains([1], 1), operator.matmul, operator.iadd([1], [2]), operator.is_(None, None)) if False else None
print(operator.contains([1], 1), operator.iadd([1], [2]), operator.is_(None, None), operator.index(5), operator.countOf([1, 1, 2], 1))
print(string.ascii_lowercase, string.digits, string.punctuation, string.ascii_letters[-5:], repr(string.whitespace), len(string.printable))
print(string.capwords("hello big world"), string.hexdigits)
