# Where equal elements stand after argsort: short rows go through the reference's sorting networks, which are not stable.
import numpy as np

r = np.random.RandomState(0)
for n in (3, 5, 8, 9, 13, 16, 17, 25, 40, 64, 100, 200, 256):
    for dtype in (int, float, np.float32, np.int32, np.uint8, np.int16, bool):
        x = r.randint(0, 4, n).astype(dtype)
        print(n, x.dtype, np.argsort(x).tolist() if n < 20 else hash(tuple(np.argsort(x).tolist())) % 1000003, np.argsort(x, kind='stable').tolist() == sorted(range(n), key=lambda i: x[i]))
print(np.argsort([2, 2, 1, 1, 0, 0, 2, 1, 0, 1, 2, 0, 1]), np.argsort(-np.array([3, 3, 1, 1, 2, 2, 3, 1])), np.argpartition([3, 1, 2, 0], 2))
print(np.argsort([[1, 0, 1, 0, 1, 1, 0, 0, 1]] * 2, axis=1), np.array([1.0, np.nan, 0.0, 1.0, np.nan]).argsort())
print(np.sort(np.array([3, -1, 2, 2], dtype=np.int8)), np.sort([np.nan, 1.0, -np.inf, np.inf, 0.0]), np.sort(['b', 'a']), np.sort(np.array([5, 1], dtype=np.uint64)))
