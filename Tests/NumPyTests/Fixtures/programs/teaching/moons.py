import numpy as np
def make_moons(n, noise, seed):
    rng = np.random.RandomState(seed)
    outer = n // 2
    t = np.linspace(0, np.pi, outer)
    X = np.vstack([np.append(np.cos(t), 1 - np.cos(t)), np.append(np.sin(t), 1 - np.sin(t) - 0.5)]).T
    y = np.hstack([np.zeros(outer, dtype=np.intp), np.ones(outer, dtype=np.intp)])
    idx = rng.permutation(n)
    return X[idx] + rng.normal(scale=noise, size=X.shape), y[idx]
X, y = make_moons(10, 0.1, 1337)
print(X, y)
print(X.shape, y.dtype, X[y == 1].mean(axis=0))
