import numpy as np
import warnings
e = np.array([])
print(e.sum(), e.prod(), e.shape, e.size, e.any(), e.all(), e.cumsum(), e.mean(), np.zeros((0, 3)).sum(axis=0), np.zeros((0, 3)).sum(axis=1), np.zeros((2, 0)).max(axis=0) if False else '')
for f in (np.max, np.min, np.argmax, np.argmin):
    try:
        f(e)
    except ValueError as err:
        print(err)
print(np.concatenate([e, [1.0]]), np.sort(e), np.unique(e), e.tolist(), e.reshape(0, 2).shape, np.arange(0).dtype, np.median([1.0]), np.std([5]), np.diff([1]))
