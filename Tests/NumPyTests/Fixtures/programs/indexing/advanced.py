import numpy as np
a = np.arange(12).reshape(3, 4)
print(a[[0, 2]], a[[0, 1], [1, 2]], a[:, [0, -1]], a[np.array([[0, 1], [2, 0]])].shape, a[[True, False, True]], sep="\n")
print(a[a > 5], a[a % 2 == 0].sum(), a[(a > 2) & (a < 9)])
print(a[[0, 1, 2], 1], a[1, [0, 2]], a[np.ix_([0, 2], [1, 3])], a[[[0], [2]], [1, 3]])
x = np.arange(24).reshape(2, 3, 4)
print(x[:, [0, 1], [1, 2]].shape, x[[0, 1], :, [1, 2]].shape, x[0, :, [1, 2]].shape, x[:, [0, 2]].shape, x[..., [0]].shape)
print(x[:, [0, 1], [1, 2]], x[[0, 1], :, [1, 2]])
a[[0, 1]] = 0
print(a)
a[a == 0] = 5
a[:, [0, 1]] = [[1, 2]]
a[[0, 2], [3, 3]] = [70, 80]
print(a)
b = np.zeros(5, dtype=int)
b[[1, 1, 3]] += 1
print(b)
np.add.at(b, [1, 1, 3], 1)
print(b)
m = np.array([True, False, True])
c = np.array([1.0, 2.0, 3.0])
c[m] = [10, 30]
c[~m] *= 2
print(c, c[m], np.where(m), np.where(m, c, -1), np.nonzero(c > 5), np.argwhere(c > 5))
labels = np.array([2, 0, 1])
print(np.eye(3)[labels], np.take(c, [0, 0, 2]), np.take_along_axis(np.array([[3, 1, 2]]), np.array([[0, 2]]), axis=1))
print(a[True], a[False].shape, a[np.array(1)], a[..., [True, False, True, False]])
print(np.array([5, 6])[np.array([], dtype=int)], np.choose([0, 1], [[1, 2], [3, 4]]), np.select([c > 5], [c], 0))
