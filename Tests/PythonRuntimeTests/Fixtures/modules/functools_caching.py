from functools import lru_cache, cache, cached_property
calls = []
@lru_cache(maxsize=2)
def f(x, y=1):
    calls.append(x)
    return x * y
print(f(1), f(2), f(1), f(3), f(1), f(2), calls, f.cache_info(), f.cache_parameters(), f.__name__, f.__wrapped__(9))
f.cache_clear()
print(f.cache_info(), f.cache_info().hits, f.cache_info()._asdict() if hasattr(f.cache_info(), "_asdict") else 0)
@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info())
@lru_cache
def g(*args, **kw):
    return args, kw
print(g(1, a=2), g(1, a=2), g(1.0), g(1), g.cache_info())
@lru_cache(maxsize=None, typed=True)
def h(x):
    return type(x).__name__
print(h(1), h(1.0), h(True), h.cache_info())
class C:
    def __init__(self):
        self.n = 0
    @cached_property
    def value(self):
        "the value"
        self.n += 1
        return self.n * 10
    @lru_cache
    def method(self, k):
        self.n += 1
        return k
c = C()
print(c.value, c.value, c.n, c.__dict__, C.value.__doc__, c.method(5), c.method(5), c.n)
del c.value
print(c.value)
for call in (lambda: f([]), lambda: lru_cache(maxsize="a"), lambda: f(), lambda: lru_cache(-5)(len).cache_parameters()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
