import numpy as np
x = np.arange(3)
print(np.meshgrid(x, x[:2], sparse=True)[0].shape, np.stack(np.meshgrid(x, x[:2]), -1).reshape(-1, 2), np.array(np.meshgrid([1, 2], [3, 4])).T.reshape(-1, 2))
print(np.triu(np.arange(9).reshape(3, 3), 1), np.tri(3, k=-1), np.eye(3)[::-1], np.rot90(np.arange(4).reshape(2, 2), 2), np.rot90(np.arange(4).reshape(2, 2), -1))
print(np.diag(np.ones(2), 1), np.diag(np.diag(np.arange(4).reshape(2, 2))), np.identity(2, dtype=int), np.vander([1, 2, 3], 2), np.tril_indices(2), np.indices((2, 2))[1])
print(np.roll([1, 2, 3, 4], -1), np.flip([[1, 2], [3, 4]]), np.flip([[1, 2], [3, 4]], axis=1), np.insert([1, 2], [0, 2], [9, 8]), np.delete(np.arange(5), [1, 3]), np.delete(np.arange(5), slice(1, 3)), np.trim_zeros([0, 1, 2, 0]), np.append([], 1))
