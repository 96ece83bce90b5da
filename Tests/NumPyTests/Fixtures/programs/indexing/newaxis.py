import numpy as np
a = np.arange(3)
print(a[:, np.newaxis], a[np.newaxis, :].shape, a[:, None] * a, (a[:, None] - a[None, :]).shape, a[None, :, None].shape)
b = np.arange(6).reshape(2, 3)
print(b[:, None, :].shape, b[..., None].shape, (b[:, None] == b).all(axis=-1), np.expand_dims(b, 1).shape, b[:, :, None].squeeze().shape)
d = np.sqrt(((b[:, None, :] - b[None]) ** 2).sum(axis=2))
print(d)
