import numpy as np
rng = np.random.default_rng(1)
X = rng.normal(size=(20, 3))
w = np.array([1.0, -2.0, 0.5])
y = X @ w + 0.1 * rng.normal(size=20)
est = np.linalg.lstsq(X, y, rcond=None)[0]
print(est.round(4), np.mean((X @ est - y) ** 2).round(6))
mean, std = X.mean(axis=0), X.std(axis=0)
Z = (X - mean) / std
print(Z.mean(axis=0).round(10), Z.std(axis=0), np.cov(X.T).shape, np.corrcoef(X[:, 0], y).round(6))
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
print(softmax(np.array([1.0, 2.0, 3.0])), softmax(np.array([[1.0, 2.0], [3.0, 1.0]])))
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
W = np.zeros(3)
for step in range(50):
    p = sigmoid(X @ W)
    t = (y > 0).astype(float)
    W -= 0.5 * X.T @ (p - t) / len(t)
print(W.round(6), ((sigmoid(X @ W) > 0.5) == t).mean())
k = X[:3].copy()
for _ in range(5):
    d = ((X[:, None] - k[None]) ** 2).sum(-1)
    a = d.argmin(1)
    k = np.array([X[a == j].mean(0) for j in range(3)])
print(a, k.round(5))
