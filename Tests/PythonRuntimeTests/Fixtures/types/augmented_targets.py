# Augmented assignment to every kind of target, in place or not.
x = 5
x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 7
print(x)
y = 7.5
y /= 2; y //= 1; y %= 2
print(y)
s = "a"
s += "b"; s *= 3
print(s)
t = (1,)
u = t
t += (2,); t *= 2
print(t, u)
l = [1]
m = l
l += [2]; l *= 2; l += "ab"; l += (3,)
print(l, m is l)
d = {"a": 1}
e = d
d |= {"b": 2}
d["a"] += 10
d["c"] = d.get("c", 0) + 1
print(d, e is d)
st = {1, 2}
su = st
st |= {3}; st &= {2, 3, 4}; st -= {3}; st ^= {5}
print(st, su is st)
f = frozenset([1])
g = f
f |= {2}
print(f, g)
grid = [[0] * 3 for _ in range(2)]
grid[1][2] += 5
grid[0][-1] -= 1
print(grid)


class C:
    n = 0

    def __init__(self):
        self.items = []

    def __iadd__(self, other):
        self.items.append(other)
        return self


c = C()
c += 1
c += "x"
c.n += 5
C.n += 1
print(c.items, c.n, C.n)
i = iter([0, 1])
l2 = [10, 20]
l2[next(i)] += 1
print(l2, list(i))
b = bytearray(b"a")
b += b"b"
print(b)
try:
    x += "a"
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    s += 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    l += 5
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    t += [1]
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    d["zz"] += 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    undefined_name += 1
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    x -= None
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    x @= 2
except Exception as error:
    print(type(error).__name__ + ":", error)
try:
    (1).real += 1
except Exception as error:
    print(type(error).__name__ + ":", error)
n = None
try:
    n += 1
except Exception as error:
    print(type(error).__name__ + ":", error)
a = b = [0]
a += [1]
print(b)
q = 2**62
q *= 4
q -= 2**64 - 1
print(q)
