class Foo:
    count = 0
    def __init__(self, name, other=None):
        self.name = name; self.other = other
        Foo.count += 1
    def __del__(self):
        Foo.count -= 1
        print("del", self.name)
a = Foo("a")
b = Foo("b")
print(Foo.count)
del a
print(Foo.count)
b = None
print(Foo.count)
def f():
    t = Foo("t")
    print("in f")
f()
print("after f", Foo.count)
def g():
    t = Foo("ret")
    return t
x = g()
print("have", x.name)
x = Foo("second")
print("rebound")
y = x
del x
print("still y")
del y
print("gone")
chain = Foo("outer", Foo("inner"))
del chain
print("chain done")
l = [Foo(i) for i in range(3)]
print("list")
l.pop()
print("popped")
del l[1]; l.clear()
print("cleared")
d = {"k": Foo("dict")}
del d["k"]
print("d done")
class H: pass
h = H(); h.foo = Foo("attr")
del h.foo
print("attr done")
h.foo = Foo("attr2")
h.foo = None
print("attr2 done")
c1 = Foo("c1"); c2 = Foo("c2", c1); c1.other = c2
del c1, c2
print("cycle not yet")
import gc
gc.collect()
print("collected")
for i in range(3):
    z = Foo(f"z{i}")
print("loop done")
Foo("temp")
print("temp done")
try:
    e = Foo("exc")
    raise ValueError
except ValueError:
    del e
print("exc done")
with_ = Foo("w1"), Foo("w2")
with_ = 1
print("tuple done")
class Bad:
    def __del__(self): raise ValueError("in del")
bad = Bad()
del bad
print("after bad")
def gen():
    try:
        yield 1
        yield 2
    finally:
        print("gen cleanup")
for v in gen():
    print(v); break
print("after gen")
g = gen(); next(g); del g
print("deleted gen")
g2 = gen(); next(g2); g2 = None
print("g2")
class Res:
    def __init__(self): print("acquire")
    def __del__(self): print("release")
    def use(self): print("use")
Res().use()
print("end use")
def scope():
    r = Res()
    r.use()
    r = None
    print("end scope")
scope()
k1 = Foo("k1"); k2 = Foo("k2"); _hid = Foo("hid")
print("the end")
