# The words of RecursionError depend on what the last frame was about to do.
def f(n):
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('plain', error)
d=[]
def f(n):
    d.append(n)
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('print_free', error)
def f(n):
    len('abc')
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('len', error)
class A:
    def __getattr__(self, n):
        return self.x
try:
    A().y
    print('fine')
except RecursionError as error:
    print('getattr', error)
class A:
    def __getattribute__(self, n):
        return self.x
try:
    A().y
    print('fine')
except RecursionError as error:
    print('getattribute', error)
class A:
    def __setattr__(self, n, v):
        self.x = v
try:
    A().y = 1
    print('fine')
except RecursionError as error:
    print('setattr', error)
class A:
    def __eq__(self, o):
        return self == o
try:
    A() == A()
    print('fine')
except RecursionError as error:
    print('eq', error)
class A:
    def __lt__(self, o):
        return self < o
try:
    A() < A()
    print('fine')
except RecursionError as error:
    print('lt', error)
class A:
    def __add__(self, o):
        return self + o
try:
    A() + A()
    print('fine')
except RecursionError as error:
    print('add', error)
class A:
    def __call__(self):
        return self()
try:
    A()()
    print('fine')
except RecursionError as error:
    print('call', error)
class A:
    def __getitem__(self, i):
        return self[i]
try:
    A()[0]
    print('fine')
except RecursionError as error:
    print('getitem', error)
class A:
    def __setitem__(self, i, v):
        self[i] = v
try:
    A()[0] = 1
    print('fine')
except RecursionError as error:
    print('setitem', error)
class A:
    def __contains__(self, i):
        return i in self
try:
    0 in A()
    print('fine')
except RecursionError as error:
    print('contains', error)
class A:
    @property
    def x(self):
        return self.x
try:
    A().x
    print('fine')
except RecursionError as error:
    print('prop', error)
class A:
    @property
    def x(self):
        return 1
    @x.setter
    def x(self, v):
        self.x = v
try:
    A().x = 2
    print('fine')
except RecursionError as error:
    print('prop_set', error)
class A:
    def m(self):
        return self.m()
try:
    A().m()
    print('fine')
except RecursionError as error:
    print('method', error)
class A:
    @staticmethod
    def m():
        return A.m()
try:
    A.m()
    print('fine')
except RecursionError as error:
    print('static', error)
class B:
    def m(self): return self.m()
class A(B):
    def m(self):
        return super().m()
try:
    A().m()
    print('fine')
except RecursionError as error:
    print('super', error)
f = lambda n: f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('lambda', error)
def f(n):
    return [f(n+1) for i in [1]]
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('listcomp', error)
def f(n=0):
    return f(n=n+1)
try:
    f()
    print('fine')
except RecursionError as error:
    print('kw', error)
def f(*a):
    return f(*a)
try:
    f(1)
    print('fine')
except RecursionError as error:
    print('star', error)
def f(**a):
    return f(**a)
try:
    f(a=1)
    print('fine')
except RecursionError as error:
    print('dstar', error)
import functools
def d(g):
    @functools.wraps(g)
    def w(*a, **k):
        return g(*a, **k)
    return w
@d
def f(n):
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('deco', error)
def f(n):
    if n == -1: return 0
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('cmp', error)
def f(n):
    if n == [1]: return 0
    return f([1,2])
try:
    f([0])
    print('fine')
except RecursionError as error:
    print('cmp_lst', error)
def f(n):
    if n == '': return 0
    return f('a')
try:
    f('b')
    print('fine')
except RecursionError as error:
    print('cmp_str', error)
def f(n):
    if n < 0: return 0
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('cmp_lt', error)
def f(n):
    if n < 0.5: return 0
    return f(n+1)
try:
    f(1)
    print('fine')
except RecursionError as error:
    print('cmp_mixed', error)
def f(n):
    abs(n)
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('abs', error)
def f(n):
    'a'.upper()
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('upper', error)
def f(n):
    ','.join(['a'])
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('join', error)
def f(n):
    [].append(1)
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('append', error)
def f(n):
    {}.get(1)
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('get', error)
def f(n):
    range(n)
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('range', error)
def f(n):
    f'{n}'
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('fstr', error)
def f(n):
    str(n)
    return f(n+1)
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('strcall', error)
class N:
    def __init__(self,l,r): self.l=l; self.r=r
    def depth(self):
        return 1 + max(self.l.depth() if self.l else 0, self.r.depth() if self.r else 0)
n=None
for i in range(1200): n = N(n, None)
try:
    n.depth()
    print('fine')
except RecursionError as error:
    print('tree', error)
def a(n): return b(n)
def b(n): return a(n)
try:
    a(0)
    print('fine')
except RecursionError as error:
    print('mutual', error)
l=[]; m=[]
for i in range(2000): l=[l]; m=[m]
try:
    l == m
    print('fine')
except RecursionError as error:
    print('nesteq', error)
class A:
    def __neg__(self):
        return -self
try:
    -A()
    print('fine')
except RecursionError as error:
    print('neg', error)
class A:
    def __iadd__(self, o):
        self += o
        return self
try:
    a = A()
    a += 1
    print('fine')
except RecursionError as error:
    print('iadd', error)
memo={}
def fib(n):
    if n in memo: return memo[n]
    if n < 2: return n
    memo[n] = fib(n-1) + fib(n-2)
    return memo[n]
try:
    fib(3000)
    print('fine')
except RecursionError as error:
    print('memo', error)
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)
try:
    fact(3000)
    print('fine')
except RecursionError as error:
    print('fact', error)
class A:
    def __delattr__(self, n):
        del self.x
try:
    del A().x
    print('fine')
except RecursionError as error:
    print('delattr', error)
class A:
    def __index__(self):
        return [1][self]
try:
    [1][A()]
    print('fine')
except RecursionError as error:
    print('index_', error)
class A:
    def __bool__(self):
        return bool(self)
try:
    bool(A())
    print('fine')
except RecursionError as error:
    print('bool', error)
class A:
    def __float__(self):
        return float(self)
try:
    float(A())
    print('fine')
except RecursionError as error:
    print('float_', error)
class A:
    def __enter__(self):
        with self: pass
    def __exit__(self,*a): pass
try:
    A().__enter__()
    print('fine')
except RecursionError as error:
    print('with', error)
def f(n):
    return list(map(f, [1]))
try:
    f(0)
    print('fine')
except RecursionError as error:
    print('map', error)
class L:
    def __init__(self, n): self.n=n
    def __eq__(self, o):
        return isinstance(o, L) and self.n == o.n
l=m=None
for i in range(2000): l=L(l); m=L(m)
try:
    l == m
    print('fine')
except RecursionError as error:
    print('leq', error)
class L:
    def __init__(self, v, n): self.v=v; self.n=n
    def __iter__(self):
        yield self.v
        if self.n is not None: yield from self.n
l=None
for i in range(2000): l=L(i,l)
try:
    list(l)
    print('fine')
except RecursionError as error:
    print('methodcaller', error)
