import itertools as it, operator as op, collections as co, random, math
from itertools import *
def chunked(xs, n):
    i = iter(xs)
    while c := list(islice(i, n)): yield c
def powerset(s): return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
def grouper(iterable, n, *, incomplete='fill', fillvalue=None):
    args = [iter(iterable)] * n
    if incomplete == 'fill': return zip_longest(*args, fillvalue=fillvalue)
    if incomplete == 'strict': return zip(*args, strict=True)
    return zip(*args)
def roundrobin(*its):
    pending = len(its); nexts = cycle(iter(i).__next__ for i in its)
    while pending:
        try:
            for n in nexts: yield n()
        except StopIteration:
            pending -= 1; nexts = cycle(islice(nexts, pending))
def sliding(xs, n):
    i = iter(xs); w = co.deque(islice(i, n), maxlen=n)
    if len(w) == n: yield tuple(w)
    for x in i: w.append(x); yield tuple(w)
def unique(xs, key=None):
    seen = set(); add = seen.add
    if key is None:
        for e in filterfalse(seen.__contains__, xs): add(e); yield e
    else:
        for e in xs:
            k = key(e)
            if k not in seen: add(k); yield e
def partition(pred, xs):
    a, b = tee(xs); return filterfalse(pred, a), filter(pred, b)
print(list(chunked(range(7), 3)), list(powerset('abc')), list(grouper('ABCDEFG', 3, fillvalue='x')), list(roundrobin('ABC', 'D', 'EF')), list(sliding('ABCDE', 3)), list(unique('AAbBcA', str.lower)), [list(p) for p in partition(lambda x: x % 2, range(6))])
print(list(accumulate([1, 2, 3], op.mul)), list(accumulate([], initial=5)), [(k, list(g)) for k, g in groupby('AAABBA')], list(starmap(pow, [(2, 3), (3, 2)])), list(product('ab', repeat=2)), list(permutations(range(3), 2))[:4], list(combinations_with_replacement('ab', 2)), list(compress('abcd', [1, 0, 1])), list(takewhile(lambda x: x < 3, count())), list(dropwhile(lambda x: x < 3, range(5))), list(pairwise('abc')), list(islice(count(10, 2.5), 3)), list(repeat(1, 3)), sum(map(op.mul, [1, 2], [3, 4])), next(filter(None, [0, 2])), list(chain('ab', [1])))
print(op.itemgetter(1, 2)([1, 2, 3]), op.attrgetter('real', 'imag')(1+2j), op.methodcaller('upper')('a'), op.itemgetter(slice(1))('abc'), op.index(True), op.concat([1], [2]), op.countOf([1, 1], 1), op.indexOf([5, 6], 6), op.truth([]), op.is_not(1, 2), op.contains([1], 1), op.length_hint(iter([1, 2])), op.floordiv(7, 2), op.iadd([1], [2]), op.itemgetter('a'), op.attrgetter('x.y'), op.methodcaller('f', 1, k=2), op.call(max, 1, 2), op.matmul, op.inv(5), op.xor(5, 3))
c = co.Counter('abracadabra'); print(c, c.most_common(2), c + co.Counter('abc'), c - co.Counter('aaaaa'), c & co.Counter('aab'), c | co.Counter('zz'), c.total(), list(c.elements())[:4], c['zz'], c.subtract('aa'), c, +c, -co.Counter(a=-1), c.update({'a': 5}), c['a'], co.Counter(a=1) == co.Counter(a=1, b=0), co.Counter(a=1) <= co.Counter(a=2), co.Counter([('a', 1)]), c.pop('a'), c.keys(), co.Counter(x=0), co.Counter(a=3).fromkeys if False else '')
d = co.defaultdict(lambda: co.defaultdict(int)); d['a']['b'] += 1; print(d['a'], dict(d['a']), len(d), d.get('zz'), 'q' in d, d.default_factory is not None, co.defaultdict(None, a=1))
try: co.defaultdict(5)
except TypeError as e: print(e)
try: co.defaultdict()['x']
except KeyError as e: print('KeyError', e)
o = co.OrderedDict([('a', 1), ('b', 2), ('c', 3)]); o.move_to_end('a'); print(o, o.popitem(last=False), o, list(reversed(o)), o == {'c': 3, 'a': 1}, o == co.OrderedDict(a=1, c=3), o.move_to_end('c', last=False), o | {'z': 1}, o.keys(), o.items(), o.values())
try: o.move_to_end('q')
except KeyError as e: print(e)
q = co.deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.rotate(1), q, q.extend([7, 8]), q, q.extendleft([9]), q, q.index(9), q.count(7), q.reverse(), q, q.insert if False else '', q[0], q[-1], q.maxlen, q.copy(), q == co.deque([8, 7, 9]), 7 in q, list(reversed(q)), q + co.deque([1]) , q * 2)
for f in [lambda: co.deque().pop(), lambda: q[10], lambda: q.remove(99), lambda: q.insert(1, 5), lambda: co.deque(5), lambda: co.deque([1], maxlen=-1), lambda: q.index(99), lambda: co.deque([1, 2]) < co.deque([1, 3]), lambda: co.deque() + [1], lambda: hash(q)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
cm = co.ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(cm, cm['a'], cm['b'], list(cm), cm.new_child({'c': 1}), cm.parents, cm.maps, len(cm), dict(cm), cm.pop('a'), cm['a'], 'q' in cm, cm.get('zz', 0))
for f in [lambda: cm['zz'], lambda: cm.pop('b'), lambda: cm.popitem()]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
NT = co.namedtuple('NT', 'x y z', defaults=[2, 3]); print(NT(1), NT._fields, NT._field_defaults, NT(1)._replace(x=9), NT.__doc__, NT.x.__doc__, NT(1) + (1,), NT(1) < NT(2), *NT(5), NT(1)[1:], NT(1).index(2), hash(NT(1)) == hash((1, 2, 3)))
for f in [lambda: co.namedtuple('X', 'a a'), lambda: co.namedtuple('X', 'class'), lambda: co.namedtuple('X', '_a'), lambda: co.namedtuple('X', 'a b', rename=True)._fields, lambda: co.namedtuple('X', '1a'), lambda: NT(), lambda: NT(1, 2, 3, 4), lambda: NT(1, q=2), lambda: co.namedtuple('X', 'a,b')(1, 2), lambda: co.namedtuple('1X', 'a'), lambda: co.namedtuple('X', 'a', rename=True, defaults=[1, 2]), lambda: co.namedtuple('X', 'class def a', rename=True)(1, 2, 3)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class UD(co.UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
u = UD(A=1); u['B'] = 2; print(u, u.data, dict(u), 'a' in u, len(u), u | {'C': 3}, u.copy(), type(u.copy()).__name__)
class UL(co.UserList): pass
l = UL([3, 1]); l.append(2); l.sort(); print(l, l + [1], l[0:2], type(l[0:2]).__name__, l * 2, len(l), l == [1, 2, 3], l.index(2), list(l), l.data)
class US(co.UserString): pass
s = US('abc'); print(s, s.upper(), s + 'd', type(s + 'd').__name__, s[1:], len(s), s == 'abc', hash(s) == hash('abc'), 'b' in s, f'{s:>5}' if False else '')
random.seed(42); print(random.random(), random.randint(1, 10), random.choice('abc'), random.choices([1, 2, 3], weights=[1, 1, 8], k=5), random.sample(range(100), 5), random.shuffle(x := list(range(5))), x, random.uniform(1, 2), random.gauss(0, 1), random.normalvariate(0, 1), random.betavariate(1, 2), random.expovariate(1.5), random.triangular(0, 1, 0.5), random.getrandbits(70), random.randrange(0, 100, 7), random.randbytes(4), random.lognormvariate(0, 1), random.vonmisesvariate(0, 1), random.gammavariate(2, 1), random.paretovariate(2), random.weibullvariate(1, 2), random.sample(['a', 'b'], counts=[3, 2], k=3), random.Random(7).random(), random.Random('s').random(), random.Random(b'x').random())
for f in [lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randint(5, 1), lambda: random.choices([], k=1), lambda: random.sample({1, 2}, 1), lambda: random.randrange(0), lambda: random.choices([1], weights=[0]), lambda: random.choices([1, 2], weights=[1]), lambda: random.seed([1]), lambda: random.randrange(1.5), lambda: random.choices([1, 2], [1, 2], cum_weights=[1, 2])]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for n in [n for n in dir(math) if not n.startswith('_')]:
    f = getattr(math, n)
    if not callable(f): print(n, f); continue
    for a in [(2,), (0.5,), (-1,), (7, 3), (2.5, 3), ('a',), (), ([1, 2, 3],), (1, 2, 3), ([1, 2], [3, 4]), (10**400,), (float('inf'),), (float('nan'),), (True,), (0,)]:
        try: print(n, a if a != (10**400,) else 'big', f(*a))
        except Exception as e: print(n, a if a != (10**400,) else 'big', type(e).__name__, e)
