# Too long for a collection at every safepoint: what the error of a recursion says by what CPython counts.
def attempt(l, f):
    try: f(); print(l, 'fine')
    except RecursionError as e: print(l, e)
    except Exception as e: print(l, type(e).__name__, e)
def f(): f()
attempt('plain', f)
class A:
    def __eq__(self, o): return self == o
    def __lt__(self, o): return self < o
    def __repr__(self): return repr(self)
    def __str__(self): return str(self)
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __getattr__(self, n): return getattr(self, n)
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __getitem__(self, k): return self[k]
    def __add__(self, o): return self + o
    def __contains__(self, k): return k in self
    def __format__(self, s): return format(self, s)
    def __int__(self): return int(self)
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __del__(self): pass
a = A()
attempt('eq', lambda: a == a); attempt('lt', lambda: a < a); attempt('repr', lambda: repr(a)); attempt('str', lambda: str(a)); attempt('hash', lambda: hash(a)); attempt('len', lambda: len(a)); attempt('bool', lambda: bool(a)); attempt('getattr', lambda: a.foo); attempt('iter', lambda: iter(a)); attempt('item', lambda: a[1]); attempt('add', lambda: a + a); attempt('in', lambda: 1 in a); attempt('format', lambda: f'{a}'); attempt('int', lambda: int(a)); attempt('with', a.__enter__)
l = []; l.append(l); m = []; m.append(m)
attempt('list eq', lambda: l == m); attempt('list lt', lambda: l < m)
t = ([],); t[0].append(t); attempt('tuple repr', lambda: repr(t))
d = {}; d['d'] = d; e = {}; e['d'] = e
attempt('dict eq', lambda: d == e); attempt('hash t', lambda: hash(t))
n = []
for i in range(100000): n = [n]
attempt('deep repr', lambda: repr(n)); attempt('deep eq', lambda: n == n[0])
class M(type):
    def __instancecheck__(cls, o): return isinstance(o, cls)
    def __subclasscheck__(cls, o): return issubclass(o, cls)
class I(metaclass=M): pass
attempt('isinstance', lambda: isinstance(1, I)); attempt('issubclass', lambda: issubclass(int, I))
tup = int
for i in range(100000): tup = (tup,)
attempt('nested isinstance', lambda: isinstance('', tup)); attempt('nested issubclass', lambda: issubclass(str, tup))
class P:
    @property
    def x(self): return self.x
attempt('property', lambda: P().x)
class S:
    def __init__(self): S()

class N:
    def __new__(cls): return N()

attempt('lambda', lambda: (lambda f: f(f))(lambda f: f(f)))
def g(): yield from g()
attempt('gen', lambda: list(g()))
attempt('map', lambda: (lambda f: f(f))(lambda f: list(map(f, [f]))))
import functools, copy, json
@functools.lru_cache
def c(n): return c(n + 1)
attempt('lru', lambda: c(0))
attempt('deepcopy', lambda: copy.deepcopy(n)); attempt('json', lambda: json.dumps(n)); attempt('eval', lambda: eval('(' * 100 + ')' * 100)); attempt('exec', lambda: exec("def q(): exec('q()')\nq()", globals()))
class Set:
    def __setattr__(self, k, v): self.k = v
attempt('setattr', lambda: setattr(Set(), 'a', 1))
class D:
    def __get__(self, o, t): return o.d
class HD: d = D()
attempt('descr', lambda: HD().d)
attempt('format_map', lambda: '{0.a}'.format(a))
