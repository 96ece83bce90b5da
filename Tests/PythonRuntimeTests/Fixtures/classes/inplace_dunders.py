class Acc:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        self.v += o
        return self

    def __isub__(self, o):
        return "replaced"

    def __imul__(self, o):
        return NotImplemented

    def __mul__(self, o):
        return Acc(self.v * o)

    def __repr__(self):
        return f"Acc({self.v})"


a = Acc(1)
b = a
a += 5
print(a, b, a is b)
a *= 3
print(a, b, a is b)
a -= 1
print(a)
c = Acc(2)
try:
    c /= 2
except TypeError as e:
    print(e)
try:
    c **= 2
except TypeError as e:
    print(e)


class D:
    def __init__(self):
        self.items = {}

    def __getitem__(self, k):
        print("get", k)
        return self.items.get(k, 0)

    def __setitem__(self, k, v):
        print("set", k, v)
        self.items[k] = v

    def __delitem__(self, k):
        print("del", k)


d = D()
d["a"] += 5
d["a"] *= 2
del d["a"]
d["z"] = 3
d[1, 2] = 4
print(d[...])


def key():
    print("key")
    return "k"


d[key()] += 1
t = ([1], 2)
try:
    t[0] += [5]
except TypeError as e:
    print(e, t)
for name in ("iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "imatmul", "ilshift", "irshift", "iand", "ior", "ixor"):
    setattr(Acc, f"__{name}__", lambda self, o, name=name: f"{name} {o}")
x = Acc(0)
for op in ("+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"):
    scope = {"x": x}
    exec(f"x {op}= 3", scope)
    print(op, scope["x"])


class P:
    n = 0


p = P()
p.n += 1
print(p.n, P.n, p.__dict__)
l = [1]
l += "ab"
l += (2,)
print(l)
try:
    l += 5
except TypeError as e:
    print(e)
s = {1}
s |= {2}
s &= {2, 3}
s ^= {9}
s -= {9}
print(s)
e = {"a": 1}
e |= {"b": 2}
e |= [("c", 3)]
print(e)
