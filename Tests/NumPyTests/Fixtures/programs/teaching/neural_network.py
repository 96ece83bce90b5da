import numpy as np
rng = np.random.RandomState(1)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([[0], [1], [1], [0]])
W1, W2 = rng.randn(2, 4), rng.randn(4, 1)
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
for i in range(300):
    h = sigmoid(X @ W1)
    o = sigmoid(h @ W2)
    d2 = (o - y) * o * (1 - o)
    d1 = d2 @ W2.T * h * (1 - h)
    W2 -= h.T @ d2
    W1 -= X.T @ d1
print(o.round(6))
print(W1.shape, np.abs(W1).max().round(6))
