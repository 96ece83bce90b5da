class A:
    __slots__ = ("x", "y")
    def __init__(self): self.x = 1; self.y = 2
class B(A):
    def __init__(self): super().__init__(); self.z = 3; self.w = 4
b = B()
print(b.__dict__, vars(b), b.x, b.y); b.x = 10; b.q = 5; print(b.__dict__, b.x)
b.__dict__["n"] = 7; print(b.n, vars(b)); del b.x
try: b.x
except AttributeError as e: print(e)
b.x = 3; print(vars(b), b.x, "x" in vars(b)); b.__dict__ = {"new": 1}; print(b.new, b.x, b.y, vars(b))
import copy
c = copy.copy(b); print(c.x, c.y, vars(c)); d = copy.deepcopy(b); print(d.x, vars(d), sorted(n for n in dir(d) if not n.startswith("__")))
class C(A): __slots__ = ("t", "__dict__")
c = C(); c.t = 1; c.free = 2; print(vars(c), c.t, C.__slots__, hasattr(A(), "__dict__"))
try: A().nope = 1
except AttributeError as e: print(e)
class G:
    def __init__(self): self.log = []
    def __getattr__(self, name): print("asked", name); return lambda *a: print("called", name, a)
def arg(): print("arg"); return 1
G().foo(arg())
class L:
    def __getattribute__(self, name): print("get", name); return lambda v: v
print(L().bar(arg()))
class N:
    def __getattr__(self, name): raise AttributeError(f"no {name} here")
try: N().foo(arg())
except AttributeError as e: print(e)
class M: pass
try: M.foo(arg())
except AttributeError as e: print(e)
try: M().foo(arg())
except AttributeError as e: print(e)
import math
try: math.foo(arg())
except AttributeError as e: print(e)
