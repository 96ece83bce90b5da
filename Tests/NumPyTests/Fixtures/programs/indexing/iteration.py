import numpy as np
a = np.arange(6).reshape(2, 3)
for row in a:
    print(row, row.sum())
for i, v in enumerate(a[0]):
    print(i, v, type(v).__name__)
for x, y in zip(a[0], a[1]):
    print(x * y)
print([int(v) for v in a.flat], [r.tolist() for r in a], list(a[0]), [v for v in a.ravel() if v % 2], len(a), 3 in a, 10 in a, any(a[0]), all(a[0]), sum(a[0]), sum(a), max(a[1]), min(a[0]), list(reversed(a[0])), sorted(-a[0]))
print(list(map(lambda v: v + 1, a[0])), {int(v) for v in a[1]}, tuple(a[0]), dict(enumerate(a[0].tolist())), *a[0])
