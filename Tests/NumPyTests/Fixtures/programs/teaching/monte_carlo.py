import numpy as np
np.random.seed(42)
n = 10000
xy = np.random.uniform(-1, 1, size=(n, 2))
inside = (xy ** 2).sum(axis=1) <= 1
print(4 * inside.mean(), inside.sum(), inside.dtype)
walk = np.cumsum(np.random.choice([-1, 1], size=1000))
print(walk[-5:], walk.max(), walk.min(), np.argmax(np.abs(walk)))
dice = np.random.randint(1, 7, size=(1000, 2)).sum(axis=1)
v, c = np.unique(dice, return_counts=True)
print(v, c)
print(np.bincount(dice, minlength=13))
