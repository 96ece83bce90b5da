import numpy as np
a = np.zeros((3, 4), dtype=int)
a[0] = 1
a[:, 1] = [2, 3, 4]
a[1:, 2:] = [[5, 6], [7, 8]]
a[-1, 0] = 9
print(a)
a[[0, 2]] = a[[2, 0]]
print(a)
a[a == 3] = 30
a[::2] += 100
a[..., -1] = 0
print(a)
a[:] = 7
print(a, a[0, 0])
a[1] = a[1] * 2
a[:, 0], a[:, 1] = a[:, 1].copy(), a[:, 0].copy() + 1
print(a)
l = np.array([1, 2, 3])
l[0] = 2.9
print(l)
x, y = np.array([[1, 2], [3, 4]])
print(x, y)
first, *rest = np.arange(4)
print(first, rest)
