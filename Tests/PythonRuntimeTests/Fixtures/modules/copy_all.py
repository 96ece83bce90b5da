def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


import copy
a = [1, [2, 3], {"k": [4]}]
b = copy.copy(a)
c = copy.deepcopy(a)
a[1].append(99)
a[2]["k"].append(5)
print(a, b, c, b[1] is a[1], c[1] is a[1])
class Node:
    def __init__(self, v):
        self.v = v
        self.next = None
        self.items = []
n = Node(1)
n.next = n
n.items.append(n)
m = copy.deepcopy(n)
print(m is n, m.next is m, m.items[0] is m, m.v, type(m).__name__)
s = copy.copy(n)
print(s.next is n, s.items is n.items)
class Custom:
    def __copy__(self):
        return "shallow"
    def __deepcopy__(self, memo):
        return "deep"
print(copy.copy(Custom()), copy.deepcopy([Custom()]))
t = (1, [2])
u = copy.deepcopy(t)
print(u, u is t, u[1] is t[1], copy.deepcopy((1, 2)) == (1, 2))
shared = [0]
two = copy.deepcopy([shared, shared])
print(two[0] is two[1], two[0] is shared)
print(copy.deepcopy({1: {2, 3}, "f": frozenset([1])}), copy.copy({1: 2}), copy.copy({1, 2}), copy.deepcopy("abc"), copy.deepcopy(None))
f = lambda: 0
print(copy.deepcopy(f) is f, copy.deepcopy(int) is int, copy.copy(3), copy.deepcopy(2.5))
class L(list):
    pass
l = L([1, [2]])
l.tag = "x"
k = copy.deepcopy(l)
print(k, type(k).__name__, k.tag, k[1] is l[1])
def gen():
    yield 1
attempt(lambda: copy.deepcopy(gen()))
from collections import defaultdict, OrderedDict, Counter, deque
d = defaultdict(list, a=[1])
e = copy.deepcopy(d)
e["b"].append(2)
print(e, d, copy.copy(d), copy.deepcopy(OrderedDict(a=[1])), copy.deepcopy(Counter("aa")), copy.deepcopy(deque([1, [2]])))
