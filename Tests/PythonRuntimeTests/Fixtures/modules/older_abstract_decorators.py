import abc
from abc import abstractclassmethod as acm, abstractstaticmethod as asm, abstractproperty as ap
class C(abc.ABC):
    @acm
    def a(cls): return cls
    @asm
    def b(): return 5
    @ap
    def c(self): return 3
print(sorted(C.__abstractmethods__))
try: C()
except TypeError as e: print(e)
print(C.a(), C.b(), C.__dict__['a'].__isabstractmethod__, C.__dict__['c'].__isabstractmethod__, type(C.c))
class D(C):
    @classmethod
    def a(cls): return super().a()
    @staticmethod
    def b(): return 6
    c = 3
print(D().a(), D.b(), D().c)
class E(abc.ABC):
    @property
    @abc.abstractmethod
    def x(self): pass
    @x.setter
    @abc.abstractmethod
    def x(self, v): pass
    @classmethod
    @abc.abstractmethod
    def y(cls): pass
print(sorted(E.__abstractmethods__), E.x.__isabstractmethod__, E.y.__isabstractmethod__)
p = property(lambda s: 1)
print(p.__isabstractmethod__)

class Thing:
    __isabstractmethod__ = True
class F(abc.ABC):
    thing = Thing()
print(F.__abstractmethods__)
before = abc.get_cache_token()
F.register(int)
print(abc.get_cache_token() > before)
