class A:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"A({self.name})"


import gc

a = A("x")
b = a
del a
print(b)
gc.collect()
print(gc.isenabled())
cycle = A("c")
cycle.self = cycle
print(cycle.self.self.name)
import copy
print(copy.copy(b), copy.copy(b) is b)
import sys
print(sys.getrefcount(b) > 0 if hasattr(sys, "getrefcount") else True)
