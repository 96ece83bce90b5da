def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


s = {3, 1, 2}
print(s, len(s), 2 in s, 9 in s, set(), frozenset(), frozenset([1, 2]), {1, 1.0, True})
s.add(10)
s.add(3)
s.discard(99)
s.discard(1)
print(s)
s.remove(2)
print(s, sorted(s))
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, a ^ b, b - a)
print(a.union(b, [9]), a.intersection(b), a.difference([1]), a.symmetric_difference([1, 7]))
print(a <= b, {3} < b, a >= {1}, a > a, a == {4, 3, 2, 1}, a != b, a.issubset(range(9)), a.issuperset([1]))
print(a.isdisjoint({8}), a.isdisjoint(b))
c = a.copy()
c |= {8}
c &= {1, 2, 8}
c -= {1}
c ^= {2, 5}
print(c, a)
c.update([1], (2,), {7: 1})
c.intersection_update([1, 2, 3, 7])
c.difference_update([7])
c.symmetric_difference_update([2, 40])
print(c)
f = frozenset({1, 2})
print(f | {3}, {3} | f, f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])])
print({x % 3 for x in range(10)}, set("a"), list({5}))
x = {1, 2, 3}
y = [x.pop(), x.pop(), x.pop()]
print(y, x)
attempt(lambda: set().pop())
attempt(lambda: {1}.remove(5))
attempt(lambda: {[]})
attempt(lambda: {1} | [2])
attempt(lambda: {1} < 3)
attempt(lambda: {1}[0])
attempt(lambda: f.add(3))
attempt(lambda: hash({1}))
attempt(lambda: set(1))
def grow():
    for e in a:
        a.add(e + 100)
attempt(grow)
