def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


d = {i: i * i for i in range(20)}
for i in range(0, 20, 2):
    del d[i]
print(d)
d[0] = 0
print(list(d)[-1], len(d))
def grow():
    for k in d:
        d[k + 100] = 1
attempt(grow)
def shrink():
    for k in list(d):
        if k > 50:
            del d[k]
    return len(d)
attempt(shrink)
def swap():
    e = {1: 1, 2: 2}
    for k in e:
        del e[k]
        e[k + 10] = 1
attempt(swap)
for k in d:
    d[k] = -1
print(d)
n = {}
for i in range(1000):
    n[i] = i
for i in range(999):
    del n[i]
n["x"] = 1
print(n)
for i in range(100):
    n[i] = i
    if i % 3:
        n.pop(i)
print(len(n), list(n)[:5], sum(v for v in n.values()))
class K:
    def __init__(self, v):
        self.v = v
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return self.v == other.v
    def __repr__(self):
        return f"K({self.v})"
k = {K(1): "a", K(2): "b"}
k[K(1)] = "c"
print(k, K(2) in k, K(3) in k, k[K(2)])
class E:
    def __eq__(self, other):
        return True
attempt(lambda: {E(): 1})
class N:
    __hash__ = None
attempt(lambda: {N(): 1})
