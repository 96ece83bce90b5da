import numpy as np
rng = np.random.default_rng(3)
X = rng.normal(size=(50, 2)) @ np.array([[2.0, 0.5], [0.5, 1.0]])
X -= X.mean(axis=0)
C = X.T @ X / (len(X) - 1)
print(C, np.allclose(C, np.cov(X, rowvar=False)))
w, V = np.linalg.eigh(C)
order = np.argsort(w)[::-1]
print(w[order].round(8), (w / w.sum())[order].round(6))
print(np.allclose(V.T @ V, np.eye(2)), (X @ V[:, order]).var(axis=0, ddof=1).round(8))
