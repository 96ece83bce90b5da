# Sets that were emptied in every way hold only what is added afterwards.
def emptied():
    s = {1, 2, 3}
    s.clear()
    yield s
    s = {1, 2, 3}
    s ^= s
    yield s
    s = {1, 2, 3}
    s -= s
    yield s
    s = {1, 2, 3}
    s &= set()
    yield s
    s = {1, 2, 3}
    s.difference_update(s)
    yield s
    s = {1, 2, 3}
    s.symmetric_difference_update(s)
    yield s
    s = {1, 2, 3}
    s.intersection_update([])
    yield s
    s = {1, 2, 3}
    while s:
        s.pop()
    yield s
    s = {1, 2, 3}
    for x in list(s):
        s.remove(x)
    yield s
    s = set(range(100))
    s -= set(range(100))
    yield s
    s = {1, 2, 3}
    s.__init__()
    yield s
    s = {1, 2, 3}
    s.__init__([2])
    s.discard(2)
    yield s


for s in emptied():
    print(s, len(s), bool(s), list(s), 1 in s, s == set(), end=" -> ")
    s.add(-1)
    print(s, len(s), 1 in s, end=" -> ")
    s.update([7, 8], (9,))
    s |= {5}
    print(s, sorted(s), s.pop(), len(s))
d = {1: 2, 3: 4}
d.clear()
d[5] = 6
print(d, len(d), list(d), 1 in d)
for key in list(d):
    del d[key]
d["x"] = 1
print(d)
l = [1, 2]
l.clear()
l += [3]
l[:] = []
l.append(4)
del l[:]
l.extend("ab")
print(l)
