from collections import deque
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d.maxlen, d[0], d[-1], list(d), len(d), 2 in d, deque("abc"), deque(), repr(deque(maxlen=2)))
d = deque(range(6))
d.rotate(2)
print(d, d.popleft(), d.pop(), d.extend([7, 8]), d.extendleft([1, 2]), d, d.index(1), d.count(1), d.reverse(), d, d.insert(1, 99), d, d.remove(99), d)
d.rotate(-1)
d[0] = "z"
del d[1]
print(d, d.copy() == d, deque([1]) + deque([2]), deque([1, 2]) * 2, deque([1]) < deque([2]), list(reversed(d))[:2], deque(deque([1]), 5), d.clear(), d, bool(d))
for call in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque(5), lambda: deque([1]).index(3), lambda: deque([1]).remove(3), lambda: deque([], -1), lambda: deque([1], "a"), lambda: hash(deque()), lambda: deque([1])[1:2], lambda: deque([1], 1).insert(0, 2), lambda: deque([1]) + [2]):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
e = deque([1, 2])
try:
    for x in e:
        e.append(x)
except RuntimeError as error:
    print(error)
