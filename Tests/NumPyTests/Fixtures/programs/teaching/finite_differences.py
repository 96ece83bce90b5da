import numpy as np
def f(x):
    return np.sum(np.sin(x) ** 2 + 0.5 * x)
x = np.array([0.3, -1.2, 2.0])
eps = 1e-6
g = np.zeros_like(x)
for i in range(x.size):
    d = np.zeros_like(x)
    d[i] = eps
    g[i] = (f(x + d) - f(x - d)) / (2 * eps)
exact = np.sin(2 * x) + 0.5
print(g.round(7), exact, np.allclose(g, exact), np.max(np.abs(g - exact)) < 1e-8)
