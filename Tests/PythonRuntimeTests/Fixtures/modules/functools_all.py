def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


import functools
from functools import partial, reduce, lru_cache, wraps, cmp_to_key, total_ordering, cache, cached_property
add = lambda a, b=0, c=0: (a, b, c)
p = partial(add, 1, c=5)
print(p(), p(2), p(2, c=9), p.args, p.keywords, partial(p, 7)(), partial(int, base=2)("101"))
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [1, 2, 3], 10), reduce(max, [3, 9, 2]))
attempt(lambda: reduce(lambda a, b: a, []))
attempt(lambda: partial())
attempt(lambda: partial(3))
calls = []
@lru_cache(maxsize=2)
def square(x):
    calls.append(x)
    return x * x
print(square(2), square(2), square(3), square(4), square(2), calls, square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__name__)
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info().hits)
def deco(f):
    @wraps(f)
    def inner(*args, **kwargs):
        """inner doc"""
        return f(*args, **kwargs) + 1
    return inner
@deco
def named(x):
    """named doc"""
    return x
print(named(1), named.__name__, named.__doc__, named.__wrapped__(1))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@total_ordering
class V:
    def __init__(self, n):
        self.n = n
    def __eq__(self, o):
        return self.n == o.n
    def __lt__(self, o):
        return self.n < o.n
print(V(1) < V(2), V(1) <= V(1), V(2) > V(1), V(1) >= V(2), max([V(1), V(3)], key=lambda v: v.n).n)
class C:
    @cached_property
    def slow(self):
        calls.append("slow")
        return 42
    @lru_cache
    def method(self, x):
        calls.append(("m", x))
        return x
c = C()
print(c.slow, c.slow, c.method(1), c.method(1), calls)
@functools.singledispatch
def show(x):
    return "object"
@show.register(int)
def _(x):
    return "int"
@show.register(list)
def _(x):
    return "list"
print(show(1), show([]), show("a"), show(True))
