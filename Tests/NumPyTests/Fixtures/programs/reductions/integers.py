import numpy as np
a = np.array([[1, 2], [3, 4]], dtype=np.int8)
print(a.sum(), a.sum().dtype, a.mean(), a.mean().dtype, a.prod(), a.cumsum().dtype, a.max().dtype, a.std().dtype, a.sum(axis=0).dtype)
b = np.array([200, 100], dtype=np.uint8)
print(b.sum(), b.sum().dtype, b.mean(), np.add(b[0], b[1]), b.max() - b.min(), np.sum(b, dtype=np.uint8))
c = np.array([True, True, False])
print(c.sum(), c.mean(), c.sum().dtype, c.argmax(), c.cumsum(), np.sum([c, c], axis=0), c.max(), c.all(), c.prod())
print(np.arange(10).mean(), np.arange(10).std(), np.arange(1, 6).prod(), np.arange(5).var(), np.sum(np.arange(10)[::2]), np.mean([1, 2, 3, 4]), np.average([1, 2, 3]))
