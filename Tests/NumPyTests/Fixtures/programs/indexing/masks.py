import numpy as np
a = np.array([5, 3, 8, 1, 9])
m = a > 4
print(m, a[m], a[~m], m.sum(), m.any(), m.all(), np.where(m)[0], np.flatnonzero(m), np.where(m, a, 0))
a[m] = 0
print(a)
b = np.arange(12).reshape(3, 4)
print(b[b % 2 == 1], b[:, b[0] > 1], b[b[:, 0] > 3], b[(b > 2) & (b < 7)], b[np.any(b > 9, axis=1)])
b[b > 8] = -1
print(b)
b[:, [True, False, False, True]] += 100
print(b)
x = np.array([[1.0, np.nan], [np.nan, 4.0]])
x[np.isnan(x)] = 0
print(x, np.extract(x > 0, x), np.count_nonzero(x, axis=0), np.logical_xor(x > 0, x < 2))
