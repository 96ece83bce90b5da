import weakref, gc, sys
class Node:
    def __init__(self, name):
        self.name = name
n = Node("a")
r = weakref.ref(n)
print(r() is n, r().name, weakref.WeakValueDictionary({"k": n})["k"].name, type(gc.collect()).__name__, gc.isenabled(), len(weakref.WeakSet([n])))
d = weakref.WeakKeyDictionary()
d[n] = 5
print(d[n], len(d), n in d)
try:
    weakref.ref(5)
except TypeError as e:
    print(e)
