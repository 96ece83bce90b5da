# The quick ways with no elements, and at the edges of their sizes.
import numpy as np

for axis in (0, 1):
    for shape in ((0, 3), (3, 0)):
        for name in 'argmax sum max any all cumsum sort argsort mean'.split():
            try:
                made = getattr(np, name)(np.zeros(shape), axis=axis)
                print(name, shape, axis, made.shape, made.tolist())
            except Exception as e:
                print(name, shape, axis, type(e).__name__, e)
print((np.zeros((2, 0)) @ np.zeros((0, 3))).tolist(), (np.zeros((2, 3, 0)) @ np.zeros((2, 0, 4))).shape, np.zeros(0) @ np.zeros(0), (np.zeros((0, 3)) @ np.zeros((3, 2))).shape)
print(np.where(np.zeros((0, 3)) > 0, 1, 2).shape, np.arange(6).reshape(2, 3)[np.zeros((2, 3), bool)], np.arange(6).reshape(2, 3)[np.zeros(2, bool)].shape, np.zeros(0)[np.zeros(0, bool)], np.unique([]), np.searchsorted([], [1]))
for n in (1, 2, 31, 32, 33, 64, 65):
    x = (np.arange(n) * 7 % 5 - 2).astype(float)
    x[-1] = np.nan if n % 2 else 9
    print(n, np.max(x), np.argmax(x), np.argmin(x), np.sort(x)[[0, -1]], (x > 0).sum(), np.isnan(x).any(), x[x > 1].size, np.clip(x, -1, 1)[-1], np.maximum(x, 0)[-1])
print((np.arange(40, dtype=np.uint32) - 50)[:2], (np.arange(40, dtype=np.uint16) < 5).sum(), np.array([1, 2 ** 63], np.uint64) < 3, (np.zeros(40, np.float16) + np.ones(40, np.float16)).dtype, -np.ones(40, np.uint8)[:2])
print(np.array([[1, 2.5], [3, 4]]), np.array([(1, 2), [3, 4]]), np.array([[1, True]]), np.array([2 ** 63]), np.array([[], []]).shape, np.array([range(3)]), np.array([1, 2], float).dtype, np.array([[1, 2], [3, 4]], np.float32).dtype)
