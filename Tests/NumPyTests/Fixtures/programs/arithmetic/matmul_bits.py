import numpy as np
r = np.random.RandomState(0)
for n, k, m in [(2, 2, 2), (3, 4, 5), (1, 7, 1), (5, 1, 3)]:
    a, b = r.rand(n, k), r.rand(k, m)
    print((a @ b).ravel().tolist())
v = r.rand(3)
print((r.rand(4, 3) @ v).tolist(), float(v @ v).hex())
