# Subclasses of the mappings of `collections` with a __setitem__ of their own: who calls it.
import collections
import copy
import json


class Ordered(collections.OrderedDict):
    def __setitem__(self, key, value): print("set", key, value); super().__setitem__(key, value)
    def update(self, *args, **kwargs): print("update"); super().update(*args, **kwargs)


a = Ordered([("x", 1)], y=2)
print(a.copy(), a | {"z": 3}, {"z": 3} | a)
a |= {"q": 1}
a.update({"m": 5})
a.update([("n", 6)], o=7)
print(a.setdefault("p", 8), a.setdefault("p", 9), a.pop("x"), a.popitem(), Ordered.fromkeys("ab", 1))
print(copy.copy(a), copy.deepcopy(Ordered(r=1)), a)


class Counting(collections.Counter):
    def __setitem__(self, key, value): print("count", key, value); super().__setitem__(key, value)


c = Counting("aab")
c.update("b")
c += Counting("q")
print(c, c.copy())


class Looking(dict):
    def __getitem__(self, key): print("get", key); return super().__getitem__(key)
    def keys(self): print("keys"); return super().keys()
    def __iter__(self): print("iter"); return super().__iter__()


d = Looking(a=1)
print(dict(d), {**d}, d | {"c": 1}, {} | d, d.copy(), collections.OrderedDict(d))
for number in [10**4299, 10**4300]:
    try:
        print(len(json.dumps([number])))
    except ValueError as error:
        print(error)
