import copy, copyreg
class A:
    def __init__(self, x): self.x = x; self.y = [x]
    def __getstate__(self):
        print('getstate'); return {'x': self.x}
    def __setstate__(self, s):
        print('setstate', s); self.x = s['x']; self.y = 'restored'
a = copy.copy(A(1)); print(a.x, a.y)
a = copy.deepcopy(A([1])); print(a.x, a.y)
class B:
    def __init__(self, x): self.x = x
    def __getstate__(self): return None
b = copy.copy(B(1)); print(vars(b))
class B2:
    def __init__(self, x): self.x = x
    def __getstate__(self): return (1, 2)
try: copy.copy(B2(1))
except Exception as e: print(type(e).__name__, e)
class B3:
    def __init__(self, x): self.x = x
    def __getstate__(self): return {'x': 5}
print(vars(copy.copy(B3(1))), vars(copy.deepcopy(B3(1))))
class B4:
    def __init__(self, x): self.x = x
    def __setstate__(self, s): print('set', s)
print(vars(copy.copy(B4(1))), vars(copy.deepcopy(B4([1]))))
class C:
    def __init__(self, a, b): self.a = a; self.b = b
    def __reduce__(self):
        print('reduce'); return (C, (self.a, self.b + 1))
c = copy.copy(C(1, 2)); print(c.a, c.b)
c = copy.deepcopy(C([1], 2)); print(c.a, c.b)
class C2:
    def __reduce_ex__(self, p):
        print('reduce_ex', p); return (C2, (), {'z': 3})
print(vars(copy.copy(C2())), vars(copy.deepcopy(C2())))
class C3(list):
    def __reduce__(self): return (C3, (), None, iter([1, 2, 3]))
print(copy.copy(C3()), copy.deepcopy(C3()))
class C4(dict):
    def __reduce__(self): return (C4, (), None, None, iter([('a', 1), ('b', 2)]))
print(copy.copy(C4()), copy.deepcopy(C4()))
class C5:
    def __reduce__(self): return 'C5'
x = C5(); print(copy.copy(x) is x, copy.deepcopy(x) is x)
class C6:
    def __reduce__(self): return 5
try: copy.copy(C6())
except Exception as e: print(type(e).__name__, e)
class C6b:
    def __reduce_ex__(self, n): return (1,)
try: copy.copy(C6b())
except Exception as e: print(type(e).__name__, e)
class D(tuple):
    def __new__(cls, a, b): 
        print('new', a, b); return super().__new__(cls, (a, b))
    def __getnewargs__(self): print('newargs'); return tuple(self)
print(copy.copy(D(1, 2)), copy.deepcopy(D([1], 2)))
class D2:
    def __new__(cls, *a, **k):
        print('new', a, k); return super().__new__(cls)
    def __getnewargs_ex__(self): return ((1, 2), {'k': 3})
copy.copy(D2()); copy.deepcopy(D2())
class D3(int):
    def __new__(cls, v, unit): 
        o = super().__new__(cls, v); o.unit = unit; return o
    def __getnewargs__(self): return (int(self), self.unit)
d = copy.copy(D3(5, 'm')); print(d, d.unit); d = copy.deepcopy(D3(5, ['m'])); print(d, d.unit)
class D4(float):
    pass
d = D4(1.5); d.u = [1]; e = copy.deepcopy(d); print(e, e.u, e.u is d.u, type(e))
class D5(str): pass
d = D5('abc'); d.u = [1]; e = copy.copy(d); print(e, e.u, e.u is d.u, type(e).__name__)
class S:
    __slots__ = ('a', 'b')
    def __init__(self): self.a = [1]
s = S(); t = copy.copy(s); print(t.a is s.a, hasattr(t, 'b')); t = copy.deepcopy(s); print(t.a is s.a, t.a)
class S2(S):
    __slots__ = ('c', '__dict__')
s = S2(); s.c = [2]; s.d = [3]; t = copy.deepcopy(s); print(t.a, t.c, t.d, t.c is s.c)
class S3(S):
    pass
s = S3(); s.z = [5]; t = copy.deepcopy(s); print(t.a, t.z)
print(s.__getstate__(), S().__getstate__(), object().__getstate__(), A.__getstate__ is not None)
print(s.__reduce_ex__(2)[1:], )
print(s.__reduce_ex__(4)[0].__name__, s.__reduce_ex__(4)[1:])
class M:
    def __copy__(self): print('copy'); return self
    def __deepcopy__(self, memo): print('deepcopy', type(memo).__name__, len(memo)); return self
m = M(); copy.copy(m); copy.deepcopy(m); copy.deepcopy([m, m])
class P:
    def __init__(self, v): self.v = v
def pickle_p(p): print('copyreg'); return P, (p.v * 2,)
copyreg.pickle(P, pickle_p)
print(copy.copy(P(2)).v, copy.deepcopy(P([2])).v)
print(copyreg.dispatch_table[P] is pickle_p)
try: copyreg.pickle(P, 5)
except Exception as e: print(type(e).__name__, e)
import itertools, collections, re, types, functools
d = collections.deque([[1], 2], 5); e = copy.deepcopy(d); print(e, e[0] is d[0], e.maxlen)
d = collections.defaultdict(list, a=[1]); e = copy.deepcopy(d); print(e, e['a'] is d['a'], copy.copy(d))
d = collections.OrderedDict(a=[1]); e = copy.deepcopy(d); print(e, e['a'] is d['a'])
d = collections.Counter('aab'); print(copy.copy(d), copy.deepcopy(d))
d = collections.ChainMap({'a': [1]}, {}); e = copy.copy(d); print(e, e.maps[0] is d.maps[0], copy.deepcopy(d))
NT = collections.namedtuple('NT', 'a b'); n = NT([1], 2); e = copy.deepcopy(n); print(e, e.a is n.a, copy.copy(n))
print(copy.deepcopy(re.compile('a')) , copy.copy(len) is len, copy.deepcopy(P) is P, copy.deepcopy(math := __import__('math')) if False else '')
class Sing:
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
s = Sing(); print(copy.copy(s) is s, copy.deepcopy(s) is s)
class E(Exception):
    def __init__(self, a, b): super().__init__(a, b); self.extra = [a]
e = E(1, 2); f = copy.copy(e); print(repr(f), f.extra, f.extra is e.extra)
f = copy.deepcopy(e); print(repr(f), f.extra is e.extra)
class E2(Exception):
    def __init__(self, a, b): super().__init__(a)
try: copy.copy(E2(1, 2))
except Exception as e: print(type(e).__name__, e)
print(ValueError(1, 2).__reduce__(), KeyError('a').__reduce_ex__(4))
print(copy.Error, copy.error is copy.Error)
l = [1]; l.append(l); m = copy.deepcopy(l); print(m, m[1] is m)
memo = {}; a = [1]; b = copy.deepcopy(a, memo); print(memo[id(a)] is b, len(memo))
class WithProps:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
print(copy.copy(WithProps()).x)
class GA:
    def __getattr__(self, n): 
        print('ga', n); raise AttributeError(n)
copy.copy(GA()); copy.deepcopy(GA())
