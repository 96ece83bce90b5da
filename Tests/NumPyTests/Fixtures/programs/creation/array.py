import numpy as np
for x in [[1, 2, 3], [1.0, 2, 3], [[1, 2], [3, 4]], [True, False], [1, 2.5, True], [1 + 2j, 3], 5, 2.5, [], [[]], [[1], [2]],
          (1, 2), range(4), [np.float32(1), np.float32(2)], [np.array([1, 2]), np.array([3, 4])], [[1, 2], (3, 4.5)]]:
    a = np.array(x)
    print(repr(a), a.dtype, a.shape, a.ndim, a.size)
print(np.array([1, 2, 3], dtype=np.float32))
print(repr(np.array([1.7, -2.9], dtype=int)), repr(np.array([0, 1, 2], dtype=bool)))
print(repr(np.array([1, 2, 3], ndmin=2)), np.array([[1, 2], [3, 4]], dtype='f4').dtype)
a = np.array([1, 2, 3])
b = np.array(a)
c = np.asarray(a)
b[0] = 9
print(a, b, c is a)
