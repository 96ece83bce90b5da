import numpy as np
np.random.seed(0)
x = np.random.rand(30)
y = 3 * x + 2 + 0.1 * np.random.randn(30)
w, b = 0.0, 0.0
for epoch in range(200):
    pred = w * x + b
    dw = 2 * np.mean((pred - y) * x)
    db = 2 * np.mean(pred - y)
    w -= 0.5 * dw
    b -= 0.5 * db
    if epoch % 50 == 0:
        print(epoch, np.mean((pred - y) ** 2))
print(w, b)
A = np.stack([x, np.ones_like(x)], axis=1)
print(np.linalg.solve(A.T @ A, A.T @ y).round(8))
