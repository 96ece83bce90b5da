import numpy as np
a = np.arange(6).reshape(2, 3)
print(a.T, a.T.shape, a.T.flags['C_CONTIGUOUS'], a.T.ravel(), a.T.copy().strides, a.transpose(), np.transpose(a, (1, 0)))
b = np.arange(24).reshape(2, 3, 4)
print(b.transpose(1, 0, 2).shape, b.transpose(2, 0, 1)[0], b.T.shape, b.swapaxes(0, 1)[1, 0], np.moveaxis(b, 2, 0).shape, b.mT.shape, np.matrix_transpose(b).shape)
print((a.T @ a), a.T.sum(axis=0), a.T[0], a.T.reshape(-1), a.T.flatten('F'))
v = np.arange(3)
print(v.T, v.T.shape, v.reshape(-1, 1).T.shape)
