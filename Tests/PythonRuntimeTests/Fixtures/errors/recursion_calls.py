# Too long for a collection at every safepoint.
import json, copy, functools, itertools, operator, sys, re, random, math, heapq, statistics
from collections import *
def attempt(name, f):
    try:
        f()
        print(name, 'no error')
    except RecursionError as e:
        print(name, '|', e)
    except Exception as e:
        print(name, type(e).__name__, e)
def plain(n): return plain(n + 1)
attempt('plain', lambda: plain(0))
def kw(n=0): return kw(n=n + 1)
attempt('kw', kw)
def star(*a): return star(*a)
attempt('star', star)
def starkw(**a): return starkw(**a)
attempt('starkw', starkw)
lam = lambda n: lam(n + 1)
attempt('lambda', lambda: lam(0))
def even(n): return odd(n + 1)
def odd(n): return even(n + 1)
attempt('mutual', lambda: even(0))
def m(n): return list(map(m, [n]))
attempt('map', lambda: m(0))
def ml(n): return list(map(lambda x: ml(x), [n]))
attempt('map lambda', lambda: ml(0))
def flt(n): return list(filter(flt, [n]))
attempt('filter', lambda: flt(0))
def lc(n): return [lc(x) for x in [n]]
attempt('list comp', lambda: lc(0))
def sc(n): return {sc(x) for x in [n]}
attempt('set comp', lambda: sc(0))
def dc(n): return {x: dc(x) for x in [n]}
attempt('dict comp', lambda: dc(0))
def ge(n): return sum(ge(x) for x in [n])
attempt('gen sum', lambda: ge(0))
def ga(n): return any(ga(x) for x in [n])
attempt('gen any', lambda: ga(0))
def gl(n): return list(gl(x) for x in [n])
attempt('gen list', lambda: gl(0))
def gt(n): return max((gt(x) for x in [n]), default=0)
attempt('gen max', lambda: gt(0))
def sk(n): return sorted([n, 1], key=sk)
attempt('sorted key', lambda: sk(0))
def skl(n): return sorted([n, 1], key=lambda x: skl(x))
attempt('sorted key lambda', lambda: skl(0))
def lk(n):
    a = [n, 1]
    a.sort(key=lk)
    return a
def mk(n): return max([n, 1], key=mk)
attempt('max key', lambda: mk(0))
def rd(a, b=0): return functools.reduce(rd, [1, 2, 3])
attempt('reduce', lambda: rd(0))
@functools.lru_cache(None)
def fib(n): return fib(n + 1)
attempt('lru_cache', lambda: fib(0))
@functools.lru_cache(maxsize=10)
def fib2(n): return fib2(n + 1)
attempt('lru_cache 10', lambda: fib2(0))
@functools.cache
def fact(n): return n * fact(n - 1)
attempt('cache', lambda: fact(5))
def pt(n): return functools.partial(pt, n)()
attempt('partial', lambda: pt(0))
p2 = functools.partial(lambda f: p2(), 1)
attempt('partial itself', lambda: p2())
def deco(f):
    @functools.wraps(f)
    def w(*a, **k): return f(*a, **k)
    return w
@deco
def dd(n): return dd(n + 1)
attempt('decorated', lambda: dd(0))
def gen(n):
    yield from gen(n + 1)
attempt('yield from', lambda: list(gen(0)))
def gen2(n):
    for x in gen2(n + 1): yield x
attempt('gen for', lambda: list(gen2(0)))
def gen3(n):
    yield next(gen3(n + 1))
attempt('gen next', lambda: list(gen3(0)))
def ev(n): return eval('ev(n + 1)')
def ex(n): exec('ex(n + 1)')
def gat(n): return getattr(sys.modules[__name__], 'gat')(n)
attempt('getattr call', lambda: gat(0))
def srt(n): return operator.methodcaller('f', n)(srt)
srt.f = lambda n: srt(n)
def app(n): return (lambda f: f(n))(app)
attempt('apply', lambda: app(0))
def sub(mt): return re.sub('a', sub, 'a')
attempt('re.sub', lambda: sub(0))
def ch(n): return list(itertools.chain.from_iterable(ch(x) for x in [n]))
attempt('chain', lambda: ch(0))
def sm(n): return list(itertools.starmap(sm, [(n,)]))
attempt('starmap', lambda: sm(0))
def ac(a, b=0): return list(itertools.accumulate([1, 2], ac))
attempt('accumulate', lambda: ac(0))
def tw(n): return list(itertools.takewhile(tw, [n]))
attempt('takewhile', lambda: tw(0))
def gb(n): return list(itertools.groupby([n], gb))
attempt('groupby', lambda: gb(0))
def zp(n): return list(zip(zp(n), [1]))
attempt('zip', lambda: zp(0))
def dd2(): return defaultdict(dd2)['a']
class DM(dict):
    def __missing__(self, k): return self[k]
attempt('missing', lambda: DM()['x'])
def ts(n): return tuple(ts(x) for x in (n,))
attempt('tuple gen', lambda: ts(0))
def jn(n): return ''.join(jn(x) for x in [n])
attempt('join gen', lambda: jn(0))
def tr(n):
    try:
        return tr(n + 1)
    finally:
        pass
attempt('try finally', lambda: tr(0))
def wrap(n):
    try:
        return wrap(n + 1)
    except RecursionError:
        raise
attempt('reraise', lambda: wrap(0))
l = []; l.append(l)
a = []
for _ in range(100000): a = [a]
attempt('repr deep', lambda: repr(a))
attempt('str deep', lambda: str(a))
attempt('fstring deep', lambda: f'{a}')
attempt('eq deep', lambda: a == copy.copy(a))
b = []
for _ in range(100000): b = [b]
attempt('eq deep2', lambda: a == b)
attempt('lt deep2', lambda: a < b)
attempt('in deep', lambda: a in [b])
attempt('index deep', lambda: [b].index(a))
attempt('deepcopy deep', lambda: copy.deepcopy(a))
attempt('json deep', lambda: json.dumps(a))
attempt('json loads', lambda: json.loads('[' * 100000))
attempt('json loads {', lambda: json.loads('{"a":' * 100000))
d = {}
for _ in range(100000): d = {'a': d}
e = {}
for _ in range(100000): e = {'a': e}
attempt('repr dict', lambda: repr(d))
attempt('eq dict', lambda: d == e)
attempt('deepcopy dict', lambda: copy.deepcopy(d))
attempt('json dict', lambda: json.dumps(d))
t = ()
for _ in range(100000): t = (t,)
attempt('repr tuple', lambda: repr(t))
u = ()
for _ in range(100000): u = (u,)
attempt('eq tuple', lambda: t == u)
f = frozenset()
for _ in range(1000): f = frozenset([f])
attempt('repr fs', lambda: repr(f))
class Node:
    def __init__(self, nxt): self.next = nxt
n = None
for _ in range(5000): n = Node(n)
attempt('deepcopy nodes', lambda: copy.deepcopy(n))
q = deque()
for _ in range(2000): q = deque([q])
attempt('repr deque', lambda: repr(q))
o = OrderedDict()
for _ in range(2000): o = OrderedDict(a=o)
attempt('repr od', lambda: repr(o))
c = Counter()
for _ in range(2000): c = [Counter(), c]
attempt('flatten', lambda: [x for x in c])
def flat(x):
    for y in x:
        if isinstance(y, list): yield from flat(y)
        else: yield y
attempt('flat', lambda: list(flat(c)))
attempt('flat a', lambda: list(flat(a)))
attempt('isinstance deep', lambda: isinstance(1, t))
attempt('issubclass deep', lambda: issubclass(int, t))
g = lambda: None
for _ in range(3000): g = functools.partial(g)
attempt('partials', lambda: g())
it = iter([1])
for _ in range(3000): it = itertools.chain(it)
h = lambda x: x
def compose(f): return lambda x: f(x)
for _ in range(3000): h = compose(h)
attempt('compose', lambda: h(1))
from dataclasses import dataclass
@dataclass
class D:
    x: object
r = None
for _ in range(2000): r = D(r)
attempt('dataclass repr', lambda: repr(r))
r2 = None
for _ in range(2000): r2 = D(r2)
attempt('dataclass eq', lambda: r == r2)
import dataclasses
attempt('asdict', lambda: dataclasses.asdict(r))
attempt('format', lambda: '{}'.format(a))
attempt('percent', lambda: '%s' % (a,))
