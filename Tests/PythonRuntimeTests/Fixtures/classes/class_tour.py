# classes
class Meta(type):
    def __new__(m, n, b, d, **kw): print('new', n, kw); return super().__new__(m, n, b, d)
    def __init__(c, n, b, d, **kw): super().__init__(n, b, d); c.kw = kw
    def __call__(c, *a, **k): print('call', a); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, n, b, **k): print('prepare', n); return {'injected': 1}
    def __len__(c): return 42
    def __getitem__(c, i): return f'{c.__name__}[{i}]'
    def __iter__(c): return iter([1, 2])
    def __contains__(c, x): return x == 1
    def __repr__(c): return f'<M {c.__name__}>'
    def __add__(c, o): return 'added'
    @property
    def mp(c): return 'meta property'
class A(metaclass=Meta, flag=True):
    def __init__(self, x): self.x = x
a = A(5); print(a.x, A.kw, A.injected, len(A), A[3], list(A), 1 in A, A, A + 1, A.mp)
try: a.mp
except AttributeError as e: print(e)
class Base:
    reg = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; Base.reg.append(cls.__name__)
    def __set_name__(self, o, n): print('never')
class D1(Base, tag='x'): pass
class D2(D1): pass
print(Base.reg, D1.tag, D2.tag)
try:
    class D3(Base, bad=1): pass
except TypeError as e: print(e)
class Desc:
    def __set_name__(self, owner, name): self.name = '_' + name; print('set_name', owner.__name__, name)
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.name, 'unset')
    def __set__(self, o, v):
        if v < 0: raise ValueError('negative')
        setattr(o, self.name, v)
    def __delete__(self, o): delattr(o, self.name)
class U: x = Desc(); y = Desc()
u = U(); print(u.x); u.x = 5; print(u.x, u.__dict__); del u.x; print(u.x, type(U.x).__name__)
try: u.x = -1
except ValueError as e: print(e)
class ND:
    def __get__(self, o, t): return 'nondata'
class V: z = ND()
v = V(); print(v.z); v.z = 3; print(v.z)
class X:
    def m(self): return 'X'
class Y(X):
    def m(self): return 'Y' + super().m()
class Z(X):
    def m(self): return 'Z' + super().m()
class W(Y, Z):
    def m(self): return 'W' + super().m()
print(W().m(), [c.__name__ for c in W.__mro__], super(Y, W()).m())
try:
    class Bad(X, Y): pass
except TypeError as e: print(e)
try:
    class Bad(X, X): pass
except TypeError as e: print(e)
class Vec:
    __slots__ = ('x', 'y')
    def __init__(s, x, y): s.x, s.y = x, y
    def __add__(s, o): return Vec(s.x + o.x, s.y + o.y) if isinstance(o, Vec) else NotImplemented
    def __radd__(s, o): return s if o == 0 else NotImplemented
    def __mul__(s, k): return Vec(s.x * k, s.y * k) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __neg__(s): return Vec(-s.x, -s.y)
    def __abs__(s): return (s.x ** 2 + s.y ** 2) ** .5
    def __bool__(s): return bool(s.x or s.y)
    def __eq__(s, o): return (s.x, s.y) == (o.x, o.y) if isinstance(o, Vec) else NotImplemented
    def __hash__(s): return hash((s.x, s.y))
    def __iter__(s): yield s.x; yield s.y
    def __getitem__(s, i): return (s.x, s.y)[i]
    def __len__(s): return 2
    def __matmul__(s, o): return s.x * o.x + s.y * o.y
    def __format__(s, f): return f'<{format(s.x, f)}, {format(s.y, f)}>'
    def __repr__(s): return f'Vec({s.x!r}, {s.y!r})'
    def __iadd__(s, o): s.x += o.x; s.y += o.y; return s
    def __contains__(s, v): return v in (s.x, s.y)
    def __reversed__(s): return iter((s.y, s.x))
    def __call__(s, k): return s * k
    def __divmod__(s, k): return divmod(s.x, k), divmod(s.y, k)
    def __round__(s, n=None): return Vec(round(s.x, n), round(s.y, n))
    def __complex__(s): return complex(s.x, s.y)
    def __index__(s): return int(s.x)
    def __lt__(s, o): return abs(s) < abs(o)
    def __pow__(s, n, m=None): return ('pow', n, m)
    def __lshift__(s, o): return 'lshift'
    def __invert__(s): return 'inv'
    def __enter__(s): return s
    def __exit__(s, *e): return True
a, b = Vec(1, 2), Vec(3, 4)
print(a + b, sum([a, b]), 2 * a, a * 2.5, -a, abs(b), bool(Vec(0, 0)), a == Vec(1, 2), a != b, hash(a) == hash(Vec(1, 2)), [*a], a[0], a[-1], len(a), a @ b, f'{a:.1f}', 3 in b, list(reversed(a)), a(3), divmod(b, 2), round(Vec(1.234, 5.678), 1), complex(a), [10, 20][a], a < b, sorted([b, a]), max(a, b), pow(a, 2), pow(a, 2, 3), a ** 2, a << 1, ~a, {a: 1}[Vec(1, 2)], a == 5)
for f in [lambda: a + 1, lambda: 1 + a, lambda: a - b, lambda: a > 5, lambda: a >= b, lambda: a.z, lambda: setattr(a, 'z', 1), lambda: a[5], lambda: a @ 3, lambda: a // 2, lambda: a & 1, lambda: +a, lambda: float(a), lambda: int(a), lambda: a['x'], lambda: a.__dict__, lambda: a * 'x', lambda: a(), lambda: a % 2]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a += b; print(a)
with a as q: raise ValueError
class Prop:
    def __init__(self): self._t = 0
    @property
    def t(self): 'doc of t'; return self._t
    @t.setter
    def t(self, v):
        if v < -273: raise ValueError('too cold')
        self._t = v
    @t.deleter
    def t(self): print('deleted')
    @property
    def ro(self): return 1
    area = property(lambda s: s._t * 2, doc='area')
p = Prop(); p.t = 5; print(p.t, Prop.t.__doc__, p.area, Prop.area.__doc__, Prop.t.fget(p)); del p.t
for f in [lambda: setattr(p, 'ro', 2), lambda: setattr(p, 't', -500), lambda: delattr(p, 'ro'), lambda: setattr(p, 'area', 1), lambda: p.nothing]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
class GA:
    def __getattr__(self, n): 
        if n.startswith('dyn_'): return n[4:]
        raise AttributeError(f'no {n}')
    def __setattr__(self, n, v): print('set', n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print('del', n); super().__delattr__(n)
g = GA(); g.a = 1; print(g.dyn_foo, g.a, hasattr(g, 'zz'), getattr(g, 'zz', 'dflt')); del g.a
class CM:
    count = 0
    @classmethod
    def make(cls, *a): cls.count += 1; return cls()
    @staticmethod
    def st(x): return x * 2
    def inst(self): return type(self).count
class CM2(CM): pass
print(CM2.make().inst(), CM.count, CM2.count, CM.st(4), CM().st(5), CM.make, CM.st) if False else print(CM2.make().inst(), CM.count, CM2.count, CM.st(4))
import abc
class Sh(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self): ...
    @abc.abstractmethod
    def draw(self): ...
    @classmethod
    @abc.abstractmethod
    def mk(cls): ...
for f in [lambda: Sh(), lambda: type('S2', (Sh,), {'draw': lambda s: 1})(), lambda: type('S3', (Sh,), {'draw': 1, 'area': 2, 'mk': 3})().area]:
    try: print(f())
    except TypeError as e: print(e)
class Cnt:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(Cnt()), dict.fromkeys(Cnt()), *Cnt(), max(Cnt()), tuple(zip(Cnt(), 'ab')))
class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
print(list(Old()), 20 in Old(), list(reversed([1])), [*enumerate(Old(), 1)])
class NewS(str):
    def __new__(cls, v): return super().__new__(cls, v.upper())
    def shout(self): return self + '!'
s = NewS('abc'); print(s, s.shout(), type(s.lower()).__name__, s == 'ABC', {'ABC': 1}[s])
class Fl(float):
    def __repr__(self): return f'Fl({float(self)})'
print(Fl(1.5) + 1, [Fl(2)], f'{Fl(2.5):.2f}', Fl(3) * Fl(2))
class DD(dict):
    def __missing__(self, k): self[k] = v = k * 2; return v
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k) from None
d = DD(a=1); print(d['b'], d, d.a, d.get('zz'), 'zz' in d)
class LL(list):
    def __getitem__(self, i): return super().__getitem__(i % len(self)) if isinstance(i, int) else LL(super().__getitem__(i))
l = LL([1, 2, 3]); print(l[5], l[1:], type(l[1:]), l + [1], type(l + [1]).__name__, l * 2)
print(type('Dyn', (Base,), {'x': 1, 'f': lambda self: self.x}, tag='t')().f(), isinstance(True, int), issubclass(bool, int), type(type), type.__mro__, object.__bases__)
print(A.__dict__.keys() >= {'__init__'}, Vec.__slots__, W.__bases__, Y.m.__qualname__, u.__class__.__name__, U.__module__, (lambda: 0).__qualname__, Prop.__doc__)
