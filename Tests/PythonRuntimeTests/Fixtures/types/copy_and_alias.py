# What is shared and what is copied.
import copy

a = [1, [2, 3], {"k": [4]}]
b, c, d = a, a[:], copy.deepcopy(a)
a[0] = 100
a[1].append(5)
a[2]["k"] += [6]
print(a, b, c, d, sep="\n")
e = list(a)
f = a.copy()
g = copy.copy(a)
h = [*a]
print(e == a, e is a, e[1] is a[1], f[2] is a[2], g[1] is a[1], h[1] is a[1], d[1] is a[1])
x = {"a": [1], "b": {"c": 2}}
y, z, w = dict(x), x.copy(), {**x}
x["a"].append(2)
x["new"] = 1
print(x, y, z, w, sep="\n")
s = {1, 2}
t = s.copy()
s.add(3)
u = set(t)
print(s, t, u, t is u, frozenset(t) is frozenset(t), tuple([1]) is tuple([1]))
row = [0] * 2
grid = [row] * 2
good = [[0] * 2 for _ in range(2)]
grid[0][0] = good[0][0] = 1
print(grid, good, row)


def default(item, bag=[]):
    bag.append(item)
    return bag


print(default(1), default(2), default(3, []), default(4))


def change(items, number, text):
    items.append(9)
    items = [0]
    number += 1
    text += "!"
    return items, number, text


p, q, r = [1], 5, "s"
print(change(p, q, r), p, q, r)
m = n = []
m += [1]
n = n + [2]
print(m, n)
one = two = (1, [2])
one[1].append(3)
print(two, one is two)
for item in (lst := [[1], [2]]):
    item += [0]
print(lst)
for item in lst:
    item = item + [7]
print(lst, item)
deep = copy.deepcopy([lst, lst])
print(deep, deep[0] is deep[1], deep[0] is lst)
cyc = [1]
cyc.append(cyc)
cyc2 = copy.deepcopy(cyc)
print(cyc2, cyc2[1] is cyc2, cyc2 is cyc)
