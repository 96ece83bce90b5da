import numpy as np
a = np.arange(3)
b = np.arange(3)[:, None]
print(a + b, a * 10 + b, (a == b), a - b, sep="\n")
x = np.array([[1.0, 2.0], [3.0, 4.0]])
print(x - x.mean(axis=0), x / x.sum(axis=1, keepdims=True), x * [10, 100], [1, 2] + x, 1 - x, 2 ** x, x ** 2, 1 / x, x // 2, x % 2, -x, +x, abs(-x), sep="\n")
print(np.outer([1, 2], [3, 4]), np.broadcast_to([1, 2], (2, 2)), np.broadcast_shapes((2, 1), (1, 3)), [v.shape for v in np.broadcast_arrays(np.ones((2, 1)), np.ones(3))])
print(x > 2, (x > 1) & (x < 4), x == x.T, np.any(x > 3), np.all(x > 0), (x > 2).sum(), not np.any(x < 0))
y = x.copy()
y += 1
y *= 2
y -= [1, 2]
y /= 2
y **= 2
print(y)
i = np.arange(4)
i //= 2
i %= 2
i |= 2
print(i)
d = np.sqrt(((x[:, None, :] - x[None, :, :]) ** 2).sum(-1))
print(d)
print(np.array([1, 2, 3]) * 2.5, 10 - np.array([1, 2]), 10 / np.array([4, 5]), 10 // np.array([3, 4]), 10 % np.array([3, 4]), np.array([1, 2]) @ np.array([3, 4]))
