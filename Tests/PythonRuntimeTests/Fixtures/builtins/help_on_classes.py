import math, functools, typing, abc, enum, dataclasses
def f(a, b: int = 2, *c, d, **e) -> str:
    """First line.

    More text
      indented.
    """
def nodoc(x): pass
class A:
    """Class doc.

    second"""
    attr = 5
    data: int = 3
    def __init__(self, x): "init doc"; self.x = x
    def m(self, y=1): "m doc"
    def _private(self): pass
    @property
    def p(self): "prop doc"; return 1
    @p.setter
    def p(self, v): pass
    @property
    def q(self): return 1
    @classmethod
    def c(cls): "c doc"
    @staticmethod
    def s(z): "s doc"
    lam = lambda self: 0
class B(A):
    def m(self, y=2): pass
    def extra(self): "extra doc"
    __slots__ = ()
class C(B): pass
help(f); help(nodoc); help(A); help(B); help(C); help(A.m); help(A(1).m); help(A.p); help(A.c); help(A.s); help(lambda x, y=1: 0)
@functools.wraps(f)
def w(*a): pass
help(w)
@dataclasses.dataclass
class D:
    "dd"
    x: int
    y: str = 'a'
class E(enum.Enum):
    R = 1
    G = 2
class Meth:
    def __call__(self, a): "call doc"
    def __len__(self): return 3
    def __getitem__(self, i): return i
help(Meth); help(Meth())
class Multi(A, Meth): pass
help(Multi)
class Ex(ValueError):
    "my error"
    def __init__(self, c): pass
