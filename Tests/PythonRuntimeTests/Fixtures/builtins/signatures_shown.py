# What inspect.signature and __text_signature__ say of built-in functions, methods and classes.
import inspect, builtins, math, itertools, functools, operator, heapq, bisect, random, re, json, collections, struct, time, types, copy
def show(p, v):
    try: s = str(inspect.signature(v))
    except (ValueError, TypeError) as e: s = type(e).__name__ + ' ' + str(e).split(' at 0x')[0][:60]
    print(p, s, getattr(v, '__text_signature__', 'none') if not isinstance(v, types.FunctionType) and type(v).__name__ != 'function' else '')
skip = {'open', 'help', 'exit', 'quit', 'credits', 'copyright', 'license', '__import__', 'compile', 'aiter', 'anext', 'input', 'breakpoint', '__build_class__'}
for k in sorted(vars(builtins)):
    v = getattr(builtins, k)
    if callable(v) and k not in skip and not k.startswith('_') and not (isinstance(v, type) and issubclass(v, BaseException)): show(k, v)
for m in (math, itertools, operator, heapq, bisect):
    for k in sorted(dir(m)):
        v = getattr(m, k)
        if callable(v) and not k.startswith('_') and k not in ('call', 'merge', 'nlargest', 'nsmallest'): show(m.__name__ + '.' + k, v)
for t in (int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, property, collections.deque, BaseException):
    for k in sorted(dir(t)):
        if not k.startswith('_') and callable(getattr(t, k)): show(t.__name__ + '.' + k, getattr(t, k))
for v in (list.__len__, int.__add__, str.__eq__, dict.__setitem__, list.__init__, object.__repr__, int.__pow__, 'a'.join, [].append, {}.get, (5).bit_length, print, functools.reduce, collections.Counter, collections.OrderedDict, random.Random, re.sub, re.compile, copy.copy, functools.partial, time.time): show(getattr(v, '__qualname__', ''), v)
class A(Exception): pass
class B(list): pass
class C(int): pass
class D(B):
    def __init__(self, a, *b): pass
for c in (A, B, C, D, object, type): show(c.__name__, c)
def f(a: 'int', b: list[int] = [], /, c: float = 1.5, *d: str, e: dict[str, int] | None = None, **g: object) -> None: ...
print(inspect.signature(f), f.__annotations__)
