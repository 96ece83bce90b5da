# What functools.lru_cache keeps, forgets and tells.
import functools


@functools.lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


for n in (1, 2, 1, 3, 2, 1, 1):
    square(n)
print(square.cache_info(), square.cache_parameters())
square.cache_clear()
print(square.cache_info())
print(square.__wrapped__(5), square.__name__, square.__doc__)


@functools.lru_cache(typed=True)
def typed(x, y=0):
    """Doc."""
    return (type(x).__name__, y)


print(typed(3), typed(3.0), typed(True), typed(3, y=1), typed(3, y=1.0), typed(3, 1), typed.__doc__)
print(typed.cache_info())


@functools.lru_cache(maxsize=None)
def untyped(x, *rest, **named):
    return x, rest, named


print(untyped(1), untyped(1.0), untyped("a"), untyped(1, 2), untyped(1, a=1, b=2), untyped(1, b=2, a=1))
print(untyped.cache_info(), untyped.cache_info().hits, untyped.cache_info()[1:], untyped.cache_info().maxsize)


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info())


@functools.lru_cache(maxsize=0)
def never(n):
    return n


never(1), never(1)
print(never.cache_info())


@functools.lru_cache(maxsize=3)
def failing(n):
    if n < 0:
        raise ValueError(n)
    return n


for n in (-1, -1, 4):
    try:
        print(failing(n))
    except ValueError as error:
        print("ValueError", error)
print(failing.cache_info())
for call in (lambda: failing([1]), lambda: failing(), lambda: failing(1, 2), lambda: functools.lru_cache("a")):
    try:
        call()
    except TypeError as error:
        print("TypeError", error)


class Model:
    def __init__(self, scale):
        self.scale = scale

    @functools.lru_cache
    def times(self, n):
        return self.scale * n

    @classmethod
    @functools.lru_cache
    def name(cls, n):
        return cls.__name__ * n

    @staticmethod
    @functools.cache
    def plain(n):
        return -n


one, two = Model(2), Model(3)
print(one.times(4), two.times(4), one.times(4), Model.times.cache_info())
print(Model.name(2), one.name(2), Model.plain(3), one.plain(3), Model.plain.cache_info())
print(list(map(square, [2, 2, 3])), sorted([3, 1, 2], key=fib), square.cache_info())


@functools.lru_cache(maxsize=1)
def again(n):
    return 0 if n == 0 else again(n - 1) + 1


print(again(5), again.cache_info())


@functools.lru_cache(maxsize=None)
def items(n):
    yield from range(n)


first = items(3)
print(list(first), list(items(3)), items(3) is first)


def deepest(function):
    low, high = 10, 3000
    while low < high:
        middle = (low + high + 1) // 2
        function.cache_clear()
        try:
            function(middle)
            low = middle
        except RecursionError as error:
            high = middle - 1
            text = str(error)
    return low, text


@functools.cache
def down(n):
    return 0 if n == 0 else down(n - 1) + 1


print(deepest(down))
down.cache_clear()
print(down(300), down.cache_info())
