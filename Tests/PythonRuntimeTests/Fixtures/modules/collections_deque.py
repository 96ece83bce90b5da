def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


from collections import deque, ChainMap
d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d, 2 in d, list(d))
d.extend([5, 6])
d.extendleft([7, 8])
print(d)
d.rotate(2)
print(d)
d.rotate(-3)
print(d, d.count(5), d.index(6), list(reversed(d)))
m = deque(maxlen=3)
for i in range(5):
    m.append(i)
print(m, m.maxlen, deque("abc", 2), deque(), deque([1]) == deque([1]), deque([1]) + deque([2]))
m.appendleft(9)
print(m)
d.remove(5)
d.insert(1, 99)
d.reverse()
d[0] = -1
del d[1]
print(d, d.copy(), bool(deque()))
d.clear()
print(d)
attempt(lambda: deque().pop())
attempt(lambda: deque().popleft())
attempt(lambda: deque([1])[5])
attempt(lambda: deque([1]).remove(3))
def grow():
    q = deque([1, 2])
    for x in q:
        q.append(x)
attempt(grow)
q = deque(range(3))
seen = []
while q:
    x = q.popleft()
    seen.append(x)
    if x < 3:
        q.append(x + 3)
print(seen)
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c["a"], c["b"], sorted(c), len(c))
