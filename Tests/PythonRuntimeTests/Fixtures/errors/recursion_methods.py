# Too long for a collection at every safepoint.
import json, copy, functools, itertools, operator, sys
def attempt(name, f):
    try:
        f()
        print(name, 'no error')
    except RecursionError as e:
        print(name, '|', e)
    except Exception as e:
        print(name, type(e).__name__, e)

class Repr:
    def __repr__(self): return repr(self)
attempt('repr', lambda: repr(Repr()))
class Repr2:
    def __repr__(self): return f'{self!r}'
attempt('repr f-string', lambda: repr(Repr2()))
class Repr3:
    def __repr__(self): return '%r' % self
attempt('repr percent', lambda: repr(Repr3()))
class Repr4:
    def __repr__(self): return '{!r}'.format(self)
attempt('repr format', lambda: repr(Repr4()))
class Repr5:
    def __repr__(self): return str([self])
class Repr6:
    def __init__(self): self.x = self
    def __repr__(self): return f'R({self.x})'
attempt('repr f', lambda: repr(Repr6()))
class Str1:
    def __str__(self): return str(self)
attempt('str', lambda: str(Str1()))
class Str2:
    def __str__(self): return f'{self}'
attempt('str f', lambda: str(Str2()))
class Str3:
    def __str__(self): return '%s' % self
class Str4:
    def __str__(self): return '{}'.format(self)
class Str5:
    def __str__(self): return ''.join([str(self)])
attempt('str join', lambda: str(Str5()))
class Str6:
    def __str__(self): return repr(self)
    __repr__ = __str__
class Str7:
    def __repr__(self): return str(self)
attempt('repr->str', lambda: str(Str7()))
class Fmt:
    def __format__(self, spec): return format(self, spec)
attempt('format', lambda: format(Fmt()))
class Eq:
    def __eq__(self, other): return self == other
attempt('eq', lambda: Eq() == Eq())
class Eq2:
    def __init__(self, x=None): self.x = x
    def __eq__(self, other): return [self] == [other]
attempt('eq list', lambda: Eq2() == Eq2())
class Eq3:
    def __eq__(self, other): return (self, 1) == (other, 1)
attempt('eq tuple', lambda: Eq3() == Eq3())
class Eq4:
    def __eq__(self, other): return {'a': self} == {'a': other}
attempt('eq dict', lambda: Eq4() == Eq4())
class Ne:
    def __ne__(self, other): return self != other
attempt('ne', lambda: Ne() != Ne())
class Lt:
    def __lt__(self, other): return self < other
attempt('lt', lambda: Lt() < Lt())
attempt('lt min', lambda: min([Lt(), Lt()]))
class Lt2:
    def __lt__(self, other): return sorted([self, other])[0] is self
class In:
    def __contains__(self, x): return x in self
attempt('contains', lambda: 1 in In())
class In2:
    def __eq__(self, o): return self in [o]
attempt('eq in list', lambda: In2() == In2())
class Hash:
    def __hash__(self): return hash(self)
attempt('hash', lambda: hash(Hash()))
class Hash2:
    def __hash__(self): return hash((self, 1))
class Hash3:
    def __hash__(self): return {self: 1}
attempt('hash dict', lambda: hash(Hash3()))
class GA:
    def __getattr__(self, name): return self.missing
attempt('getattr', lambda: GA().x)
class GA2:
    def __getattr__(self, name): return getattr(self, name)
attempt('getattr f', lambda: GA2().x)
class GA3:
    def __getattribute__(self, name): return self.x
attempt('getattribute', lambda: GA3().x)
class GA4:
    def __getattribute__(self, name): return getattr(self, name)
attempt('getattribute f', lambda: GA4().x)
class GA5:
    def __getattr__(self, name): return hasattr(self, name)
attempt('hasattr', lambda: GA5().x)
class SA:
    def __setattr__(self, n, v): self.x = v
def setit(): SA().y = 1
attempt('setattr', setit)
class SA2:
    def __setattr__(self, n, v): setattr(self, n, v)
def setit(): SA2().y = 1
attempt('setattr f', setit)
class DA:
    def __delattr__(self, n): del self.x
def delit(): del DA().x
attempt('delattr', delit)
class P:
    @property
    def x(self): return self.x
attempt('property', lambda: P().x)
class P2:
    @property
    def x(self): return 1
    @x.setter
    def x(self, v): self.x = v
def setx(): P2().x = 3
attempt('property set', setx)
class CP:
    @functools.cached_property
    def x(self): return self.x
class GI:
    def __getitem__(self, i): return self[i]
attempt('getitem', lambda: GI()[0])
class SI:
    def __setitem__(self, i, v): self[i] = v
def seti(): SI()[0] = 1
attempt('setitem', seti)
class Ln:
    def __len__(self): return len(self)
attempt('len', lambda: len(Ln()))
attempt('bool len', lambda: bool(Ln()))
class Bl:
    def __bool__(self): return bool(self)
attempt('bool', lambda: bool(Bl()))
class Bl2:
    def __bool__(self): return not self
attempt('not', lambda: bool(Bl2()))
class Bl3:
    def __bool__(self):
        if self: return True
        return False
attempt('if', lambda: bool(Bl3()))
class Cl:
    def __call__(self): return self()
attempt('call', lambda: Cl()())
class Cl2:
    def __call__(self, *a, **k): return self(*a, **k)
class Add:
    def __add__(self, o): return self + o
attempt('add', lambda: Add() + 1)
class RAdd:
    def __radd__(self, o): return o + self
attempt('radd', lambda: 1 + RAdd())
class IAdd:
    def __iadd__(self, o):
        self += o
        return self
def iadd():
    x = IAdd()
    x += 1
attempt('iadd', iadd)
class Neg:
    def __neg__(self): return -self
attempt('neg', lambda: -Neg())
class Abs:
    def __abs__(self): return abs(self)
attempt('abs', lambda: abs(Abs()))
class Int:
    def __int__(self): return int(self)
attempt('int', lambda: int(Int()))
class Idx:
    def __index__(self): return [1][self]
attempt('index', lambda: [1][Idx()])
class Flt:
    def __float__(self): return float(self)
attempt('float', lambda: float(Flt()))
class Mul:
    def __mul__(self, o): return operator.mul(self, o)
class Pw:
    def __pow__(self, o): return pow(self, o)
attempt('pow', lambda: Pw() ** 1)
class Dm:
    def __divmod__(self, o): return divmod(self, o)
attempt('divmod', lambda: divmod(Dm(), 1))
class Rnd:
    def __round__(self, n=None): return round(self, n)
attempt('round', lambda: round(Rnd()))
class It:
    def __iter__(self): return iter(self)
attempt('iter', lambda: list(It()))
class It2:
    def __iter__(self): return (x for x in self)
attempt('iter gen', lambda: list(It2()))
class It3:
    def __iter__(self):
        for x in self: yield x
attempt('iter for', lambda: list(It3()))
class It4:
    def __iter__(self): yield from self
attempt('iter yield from', lambda: list(It4()))
class Nx:
    def __iter__(self): return self
    def __next__(self): return next(self)
attempt('next', lambda: next(Nx()))
attempt('next list', lambda: list(Nx()))
class Rv:
    def __reversed__(self): return reversed(self)
attempt('reversed', lambda: reversed(Rv()))
class En:
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
def withit():
    with En(): pass
attempt('enter', withit)
class Nw:
    def __new__(cls): return Nw()
attempt('new', lambda: Nw())
class Ini:
    def __init__(self): Ini()
attempt('init', lambda: Ini())
class Ini2:
    def __init__(self, n): self.c = Ini2(n + 1)
attempt('init child', lambda: Ini2(0))
class Sup(Ini2):
    def __init__(self, n): super().__init__(n); Sup(n)
class A0:
    def f(self): return self.f()
class B0(A0):
    def f(self): return super().f()
attempt('super method', lambda: B0().f())
class IC(type):
    def __instancecheck__(cls, o): return isinstance(o, cls)
class ICC(metaclass=IC): pass
attempt('instancecheck', lambda: isinstance(1, ICC))
class SC(type):
    def __subclasscheck__(cls, o): return issubclass(o, cls)
class SCC(metaclass=SC): pass
attempt('subclasscheck', lambda: issubclass(int, SCC))
class MC(type):
    def __call__(cls): return cls()
class MCC(metaclass=MC): pass
attempt('metaclass call', lambda: MCC())
