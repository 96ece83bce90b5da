# Bases, dicts and classes are assigned.
def attempt(label, f):
    try: print(label, repr(f()))
    except BaseException as e: print(label, type(e).__name__ + ':', e)
def st(o, n, v):
    setattr(o, n, v); return getattr(o, n)
class C:
    x = 1
    def __init__(self): self.a = 1
c = C()
attempt('d', lambda: st(c, '__dict__', {'b': 2}))
attempt('d2', lambda: c.b)
attempt('d3', lambda: c.a)
attempt('bad', lambda: st(c, '__dict__', 5))
attempt('bad2', lambda: st(c, '__dict__', None))
d = {'z': 1}
c.__dict__ = d
d['w'] = 3
attempt('shared', lambda: c.w)
c.q = 5
attempt('back', lambda: d)
attempt('is', lambda: c.__dict__ is d)
attempt('del', lambda: delattr(c, '__dict__'))
attempt('after', lambda: (c.__dict__, getattr(c, 'w', 'no')))
def f(): pass
attempt('fn', lambda: (st(f, '__dict__', {'k': 1}), f.k))
attempt('fn bad', lambda: st(f, '__dict__', 1))
attempt('cls', lambda: st(C, '__dict__', {}))
class S:
    __slots__ = ('a',)
attempt('slots', lambda: st(S(), '__dict__', {}))
class D(dict): pass
dd = D()
attempt('sub', lambda: (st(dd, '__dict__', {'u': 1}), dd.u))
class A:
    def hi(self): return 'A.hi'
class B:
    def hi(self): return 'B.hi'
    def only(self): return 'only'
class X(A): pass
x = X()
attempt('bases', lambda: (x.hi(), st(X, '__bases__', (B,)), x.hi(), x.only(), X.__mro__))
attempt('subs', lambda: (A.__subclasses__(), B.__subclasses__()))
attempt('isinst', lambda: (isinstance(x, A), isinstance(x, B), issubclass(X, B)))
attempt('empty', lambda: st(X, '__bases__', ()))
attempt('list', lambda: st(X, '__bases__', [A]))
attempt('int', lambda: st(X, '__bases__', (1,)))
attempt('obj', lambda: st(X, '__bases__', (object,)))
attempt('cyc', lambda: st(A, '__bases__', (X,)))
class Y(A): pass
attempt('cyc2', lambda: st(A, '__bases__', (Y,)))
attempt('self', lambda: st(Y, '__bases__', (Y,)))
attempt('layout', lambda: st(Y, '__bases__', (int,)))
attempt('layout2', lambda: st(Y, '__bases__', (list,)))
attempt('final', lambda: st(Y, '__bases__', (bool,)))
attempt('dup', lambda: st(Y, '__bases__', (A, A)))
attempt('mro', lambda: st(Y, '__bases__', (object, A)))
attempt('builtin', lambda: st(int, '__bases__', (object,)))
attempt('del', lambda: delattr(Y, '__bases__'))
class Z(Y): pass
z = Z()
attempt('multi', lambda: (st(Y, '__bases__', (B, A)), z.hi(), Z.__mro__))
class P: pass
attempt('object base', lambda: st(P, '__bases__', (A,)))
class L(list): pass
class L2(list): pass
class LL(L): pass
attempt('lists', lambda: (st(LL, '__bases__', (L2,)), LL.__mro__))
attempt('lists2', lambda: (st(LL, '__bases__', (A,)), LL.__mro__))
attempt('base', lambda: st(LL, '__base__', A))
attempt('mro', lambda: st(LL, '__mro__', A))
attempt('name', lambda: st(LL, '__name__', 5))
attempt('name', lambda: st(LL, '__name__', 'Q'))
attempt('qualname', lambda: st(LL, '__qualname__', 5))
attempt('module', lambda: st(LL, '__module__', 'mm'))
attempt('repr', lambda: LL)
attempt('doc', lambda: st(LL, '__doc__', 'mm'))
attempt('cls', lambda: (st(c, '__class__', A), c.hi()))
attempt('cls2', lambda: st(c, '__class__', int))
attempt('cls3', lambda: st(c, '__class__', 5))
attempt('cls4', lambda: st(c, '__class__', S))
attempt('cls5', lambda: st(5, '__class__', int))
