import numpy as np
a = np.arange(12).reshape(3, 4)
print(a[0], a[-1], a[1, 2], a[:, 1], a[1:], a[::2, ::-1], a[..., 0], a[None].shape, a[:, None, 1:3], sep="\n")
print(a[1][2], a[(1, 2)], a[np.int64(2)], a[-1, -1], type(a[0, 0]), a[0:0], a[5:], a[::-1][0])
v = a[1]
v[0] = 100
print(a, v.base is a, np.shares_memory(a, v))
a[0, :] = -1
a[:, -1] = [7, 8, 9]
a[1:, 1:3] *= 2
print(a)
b = np.arange(5)
b[1:4] = b[0:3]
print(b, b[::-1], b[-3:-1], b[slice(1, 3)], b[...], b[()].shape)
x = np.arange(24).reshape(2, 3, 4)
print(x[1, ..., 2], x[:, 1, :], x[0, 1:, ::2], x[..., np.newaxis].shape)
s = np.array(5)
print(s[()], s[...], s[None], repr(s[...]))
