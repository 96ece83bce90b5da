from functools import wraps
from typing import Callable, Dict
import inspect
REGISTRY: Dict[str, Callable] = {}
def register(name=None, **meta):
    def deco(f):
        REGISTRY[name or f.__name__] = f
        f.meta = meta
        return f
    return deco
@register()
def relu(x):
    return max(0, x)
@register("sq", order=2)
def square(x):
    return x * x
print({k: (f(3), f.meta, str(inspect.signature(f))) for k, f in REGISTRY.items()})
def timed(f):
    @wraps(f)
    def inner(*a, **k):
        inner.calls += 1
        return f(*a, **k)
    inner.calls = 0
    return inner
@timed
def f(x: int) -> int:
    """F."""
    return x
f(1), f(2)
print(f.calls, f.__name__, f.__doc__, inspect.signature(f), f.__wrapped__.__name__)
