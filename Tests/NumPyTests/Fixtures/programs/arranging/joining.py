import numpy as np
a, b = np.array([[1, 2], [3, 4]]), np.array([[5, 6]])
print(np.concatenate([a, b]), np.concatenate([a, b.T], axis=1), np.concatenate([a, a], axis=None), np.vstack([a, b]), np.hstack([a, b.T]), np.dstack([a, a]).shape, np.stack([a, a]).shape, np.stack([a, a], axis=-1).shape, sep="\n")
print(np.column_stack([[1, 2], [3, 4]]), np.c_[[1, 2], [3, 4]], np.r_[1:4, 0, 4], np.r_[[1, 2], [3]], np.block([[a, a], [b, b]]), np.append([1, 2], 3), np.append(a, b, axis=0), np.insert([1, 2, 3], 1, 9), np.insert(a, 1, 0, axis=1), np.delete([1, 2, 3], 1), np.delete(a, 0, axis=0))
print(np.split(np.arange(6), 3), np.split(np.arange(6), [2, 4]), np.array_split(np.arange(5), 2), np.hsplit(a, 2), np.vsplit(a, 2))
print(np.concatenate([[1], [2.5]]), np.concatenate([np.array([1], dtype=np.int8), np.array([2])]).dtype, np.vstack([[1, 2], [3, 4]]), np.hstack([[1], [2, 3]]), np.concatenate((['a'], ['bcd'])))
print(np.apply_along_axis(np.sum, 1, a), np.vectorize(lambda x: x * 2)([1, 2]), np.fromfunction(lambda i, j: i + j, (2, 2)), np.fromiter((i * i for i in range(3)), dtype=int), np.piecewise([-1.0, 1.0], [np.array([-1.0, 1.0]) < 0], [0, 1]))
print(np.convolve([1, 2, 3], [0, 1, 0.5]), np.convolve([1, 2, 3], [1, 1], 'same'), np.convolve([1, 2, 3], [1, 1], mode='valid'), np.correlate([1, 2, 3], [0, 1, 0.5]), np.kron([1, 2], [1, 1]), np.cross([1, 0, 0], [0, 1, 0]))
print(np.polyfit([0, 1, 2], [1, 3, 5], 1).round(6), np.polyval([1, 2, 3], 2), np.poly1d([1, 2, 3])(2), np.roots([1, -3, 2]), np.poly1d([1, 0, -1]))
