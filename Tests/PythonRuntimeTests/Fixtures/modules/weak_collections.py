import weakref, gc
class A:
    def __init__(self, n=0): self.n = n
    def __repr__(self): return f'A({self.n})'
    def __iadd__(self, o): self.n += o; return self
    def __add__(self, o): return A(self.n + o)
    def __len__(self): return self.n
    def __getitem__(self, i): return i
    def __contains__(self, x): return x == 3
    def __call__(self, *a): return ('called', a)
    def __iter__(self): return iter([1, 2])
    def __eq__(self, o): return isinstance(o, A) and o.n == self.n
    def __hash__(self): return hash(self.n)
    def __bool__(self): return self.n > 0
    def __float__(self): return float(self.n)
    def __index__(self): return self.n
    def meth(self): return 'meth'
a = A(3); p = weakref.proxy(a)
print(type(p), isinstance(p, A), p.__class__, p.n, len(p), p[4], 3 in p, p(), list(p), p == a, bool(p), float(p), str(p), p.meth())
p += 2; print(type(p), p, a)
p = weakref.proxy(a); q = p + 1; print(q, type(q))
try: hash(p)
except Exception as e: print(type(e).__name__, e)
p.z = 5; print(a.z); del p.z; print(hasattr(a, 'z'))
class B: pass
b = B(); p = weakref.proxy(b); print(type(p).__name__, repr(p)[:12])
del b
gc.collect()
try: p.x
except Exception as e: print(type(e).__name__, e)
try: print(bool(p))
except Exception as e: print(type(e).__name__, e)
try: str(p)
except Exception as e: print(type(e).__name__, e)
print(weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
s = weakref.WeakSet(); x, y = A(1), A(2)
s.add(x); s.add(y); print(len(s), x in s, A(1) in s, sorted(i.n for i in s))
print(s | {A(7)}, type(s | s)) if False else None
s.discard(x); print(len(s)); s.update([x, y]); print(len(s)); s.remove(x)
try: s.remove(x)
except KeyError as e: print('KeyError')
t = s.copy(); print(len(t), t == s, t <= s, t.issubset(s), t.isdisjoint(s), len(t.union([x])), len(t - s), len(t & s), len(t ^ s))
s.clear(); print(len(s), s.__class__.__name__)
try: s.add(5)
except TypeError as e: print(e)
d = weakref.WeakValueDictionary(); d['x'] = x; d['y'] = y
print(sorted(d), len(d), d['x'], d.get('z'), d.get('z', 1), 'x' in d, sorted(d.items()), list(d.values()) == [x, y], d.pop('x'), len(d), d.setdefault('q', x), dict(d.items()))
print([r() for r in d.valuerefs()], [r() for r in d.itervaluerefs()])
c = d.copy(); print(type(c).__name__, len(c)); d.update(k=y); print(sorted(d.keys()))
try: d['nope']
except KeyError as e: print('KeyError', e)
k = weakref.WeakKeyDictionary(); k[x] = 1; k[y] = 2
print(len(k), k[x], x in k, sorted(k.values()), [r() for r in k.keyrefs()], k.get(A(9)), k.pop(y), len(k), list(k.items()), k.setdefault(y, 4))
del y
gc.collect()
print(len(k))
f = weakref.finalize(x, print, 'finalized', 1, sep='-')
print(f.alive, f.atexit, f.peek()[1:], f.detach()[1:], f.alive)
f = weakref.finalize(x, lambda *a, **k: (a, k), 1, b=2)
print(f(), f.alive, f(), f.peek(), f.detach())
g = weakref.finalize(x, print, 'bye')
del x
s.clear(); d.clear(); c.clear(); k.clear(); t.clear()
gc.collect()
print(g.alive)
class M:
    def f(self): return 'f'
m = M(); w = weakref.WeakMethod(m.f); print(w()(), type(w).__name__)
del m; gc.collect(); print(w())
r = weakref.ref(a); print(r() is a, r == weakref.ref(a), hash(r) == hash(a), r.__callback__)
def cb(ref): print('gone', ref() is None)
z = B(); r = weakref.ref(z, cb); print(r.__callback__ is cb); del z; gc.collect()
class R(weakref.ref):
    def __init__(self, o, cb=None): super().__init__(o, cb); self.tag = 1
rr = R(a); print(rr.tag, rr() is a)
print(weakref.ReferenceType is weakref.ref, weakref.ProxyType, weakref.CallableProxyType, weakref.ProxyTypes)
for o in (1, 'a', (1,), [], {}, None, object()):
    try: weakref.ref(o); print('ok')
    except TypeError as e: print(e)
class Sl: __slots__ = ('a',)
try: weakref.ref(Sl())
except TypeError as e: print(e)
class Sl2: __slots__ = ('a', '__weakref__')
sl = Sl2(); print(weakref.ref(sl)() is sl)
def fn(): pass
print(weakref.ref(fn)() is fn, weakref.ref(A)() is A, weakref.ref({1}.__class__)() is set)
g2 = finalizer = weakref.finalize(a, print, 'at exit')
