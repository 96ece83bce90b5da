from abc import ABC, ABCMeta, abstractmethod
import collections.abc as c
class Base(ABC):
    @abstractmethod
    def f(self): ...
    @property
    @abstractmethod
    def p(self): ...
    @classmethod
    @abstractmethod
    def k(cls): ...
    def concrete(self):
        return self.f()
class Good(Base):
    p = 5
    def f(self): return 1
    @classmethod
    def k(cls): return 2
print(Good().concrete(), Good().p, Good.k(), isinstance(Good(), Base), issubclass(Good, Base), sorted(Base.__abstractmethods__), Good.__abstractmethods__)
class Meta(metaclass=ABCMeta):
    @abstractmethod
    def g(self): ...
class Virtual: pass
Meta.register(Virtual)
print(isinstance(Virtual(), Meta), issubclass(Virtual, Meta), isinstance(5, Meta))
class Seq(c.Sequence):
    def __init__(self, *items): self.items = items
    def __getitem__(self, i): return self.items[i]
    def __len__(self): return len(self.items)
s = Seq(1, 2, 3, 2)
print(list(s), 2 in s, s.index(2), s.count(2), list(reversed(s)), isinstance(s, c.Iterable), isinstance(s, c.Sequence))
class Map(c.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Map()
m["a"] = 1
m.update(b=2)
print(dict(m), m.get("z"), m.pop("a"), list(m.items()), list(m.keys()), "b" in m, m.setdefault("q", 7), len(m), m == {"b": 2, "q": 7})
for call in (lambda: Base(), lambda: Meta(), lambda: c.Sequence(), lambda: c.Iterable()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
