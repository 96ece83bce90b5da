import numpy as np
a = np.array([1, 'b', None, 2.5], dtype=object)
print(a, a.dtype, a[1], a[[0, 3]], a.tolist(), len(a))
b = np.array([1, 2, 3], dtype=object)
print(b + 1, b * 2, b.sum(), b == 2, repr(b), b[::-1])
c = np.empty(2, dtype=object)
c[0] = [1, 2]
c[1] = 'x'
print(c, c[0])
f = np.array([2 ** 70, 1])
print(f, f.dtype, f + 1)
w = np.array(['cat', 'dog', 'cat'])
print(w == 'cat', (w == 'cat').sum(), np.where(w == 'cat', 1, 0), w != 'dog', w[w == 'cat'], 'dog' in w, 3 in np.arange(5), list(w), w.tolist(), np.concatenate([w, ['elephant']]), w.shape, w.reshape(3, 1))
w[0] = 'longer'
print(w)
