import functools, contextlib, inspect, itertools, operator, collections, io, sys, traceback, types, warnings, copy, random, time, os, logging
from functools import *
from contextlib import *
@singledispatch
def f(x): return 'obj'
@f.register
def _(x: int): return 'int'
@f.register(list)
@f.register(tuple)
def _(x): return 'seq'
@f.register
def _(x: float | str): return 'fs'
print(f(1), f('a'), f([1]), f(()), f(None), f(True), f.registry.keys() if False else len(f.registry), f.__name__)
class K:
    @singledispatchmethod
    def g(self, x): return 'o'
    @g.register
    def _(self, x: int): return 'i'
    @singledispatchmethod
    @classmethod
    def h(cls, x): return cls.__name__
    @cached_property
    def cp(self): print('computing'); return 42
    @partialmethod
    def pm(self): pass
    def add(self, a, b): return a + b
    add5 = partialmethod(add, 5)
k = K(); print(k.g(1), k.g('a'), K.h(1), k.cp, k.cp, k.__dict__, k.add5(3))
try: f.register(5, 6)
except TypeError as e: print(e)
@total_ordering
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(V(1) <= V(2), V(1) > V(2), V(2) >= V(2), V.__le__.__name__)
@lru_cache(maxsize=2)
def sq(x): return x * x
sq(1); sq(2); sq(1); sq(3); print(sq.cache_info(), sq.cache_parameters(), sq.__wrapped__(5), sq.cache_clear(), sq.cache_info())
try: sq([1])
except TypeError as e: print(e)
p = partial(print, 'a', sep='-'); p('b'); print(p.func, p.args, p.keywords, repr(partial(int, base=2)), partial(partial(max, 1), 2)(0), partial(int, base=2)('101'))
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(operator.add, [[1], [2]], []), cmp_to_key(lambda a, b: b - a)(1) < cmp_to_key(lambda a, b: b - a)(2), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
try: reduce(lambda a, b: a, [])
except TypeError as e: print(e)
def deco(fn):
    @wraps(fn)
    def w(*a, **k):
        'wdoc'
        return fn(*a, **k)
    return w
@deco
def orig(a: int, b: str = 'x', *args, c, d=1, **kw) -> bool:
    'doc'
print(orig.__name__, orig.__doc__, orig.__wrapped__.__name__, inspect.signature(orig), orig.__annotations__)
@contextmanager
def cm(x):
    print('enter', x)
    try: yield x * 2
    except ValueError as e: print('caught', e)
    finally: print('exit')
with cm(2) as v: print(v)
with cm(3): raise ValueError('bad')
try:
    with cm(4): raise KeyError('k')
except KeyError as e: print('out', e)
@cm(5)
def decorated(): print('body')
decorated(); decorated()
with ExitStack() as st:
    a = [st.enter_context(cm(i)) for i in range(2)]; st.callback(print, 'cb', sep='!'); st.push(lambda *exc: print('push', exc)); print(a)
st2 = ExitStack(); st2.callback(print, 'later'); st3 = st2.pop_all(); st2.close(); st3.close()
with suppress(KeyError, ValueError): {}['x']
b = io.StringIO()
with redirect_stdout(b): print('captured')
print(repr(b.getvalue()))
with nullcontext(5) as n: print(n)
class Cl:
    def close(self): print('closed')
with closing(Cl()) as c: pass
class CD(ContextDecorator):
    def __enter__(self): print('in'); return self
    def __exit__(self, *e): print('out', e[0]); return True
@CD()
def fn(): raise ValueError
fn()
@contextmanager
def noyield():
    if False: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextmanager
def twice():
    yield 1
    yield 2
try:
    with twice(): pass
except RuntimeError as e: print(e)
try:
    with 5: pass
except TypeError as e: print(e)
class OnlyEnter:
    def __enter__(self): pass
try:
    with OnlyEnter(): pass
except TypeError as e: print(e)
def sig(a, /, b: int, *c: str, d, e=5, **g) -> list: pass
s = inspect.signature(sig); print(s, list(s.parameters.items())[1], s.return_annotation, s.parameters['e'].default, s.parameters['a'].kind, [p.kind.name for p in s.parameters.values()], s.bind(1, 2, d=3), s.bind(1, 2, d=3).arguments, s.parameters['a'].kind.description, s.replace(return_annotation=int), inspect.Parameter.empty, s.parameters['b'].annotation)
try: s.bind(1)
except TypeError as e: print(e)
try: s.bind(1, 2, d=3, a=5)
except TypeError as e: print(e)
ba = s.bind(1, 2, d=3); ba.apply_defaults(); print(ba.arguments, ba.args, ba.kwargs)
for fn in (len, print, sorted, int, dict, str.join, [].append, lambda x, *y: 0, K, K.add, k.add, type, object, sum, isinstance, dict.get, list.sort, V, open, range, zip, map, functools.reduce, max, abs, getattr, input, enumerate, str.split, list.pop, itertools.count):
    try: print(getattr(fn, '__name__', fn), inspect.signature(fn))
    except Exception as e: print(type(e).__name__, e)
print(inspect.getdoc(sig), inspect.isfunction(sig), inspect.isclass(K), inspect.ismethod(k.add), inspect.isbuiltin(len), inspect.isgeneratorfunction(sig), inspect.getmembers(V(1), lambda v: isinstance(v, int)), inspect.getmro(bool), inspect.isabstract(K), inspect.isroutine(len), inspect.ismodule(os), inspect.iscoroutinefunction(sig), inspect.isdatadescriptor(K.cp), inspect.cleandoc('  a\n    b\n  c'), inspect.getfullargspec(sig), inspect.unwrap(orig) is orig.__wrapped__, inspect.signature(orig, follow_wrapped=False))
