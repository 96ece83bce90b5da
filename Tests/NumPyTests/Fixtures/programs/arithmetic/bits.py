import numpy as np
r = np.random.RandomState(3)
x = r.rand(1000) * 10
y = x.astype(np.float32)
for f in [np.exp, np.log, np.sin, np.cos, np.tan, np.sqrt, np.log2, np.log10, np.log1p, np.arctan, np.cbrt, np.exp2]:
    print(f.__name__, f(x).sum().hex(), float(f(y).sum()).hex(), f(y)[:3])
z = r.rand(7, 300)
w = z.astype(np.float32)
print(z.sum().hex(), z.mean().hex(), z.std().hex(), z.var().hex())
print([v.hex() for v in z.sum(axis=1)], [v.hex() for v in z.sum(axis=0)[:3]], [v.hex() for v in z.T.sum(axis=0)[:3]])
print(float(w.sum()).hex(), float(w.mean()).hex(), [float(v).hex() for v in w.sum(axis=1)], float(w.std()).hex())
print(z[:, ::2].sum().hex(), z.prod().hex(), z.cumsum()[-1].hex(), (np.arange(100000) * 0.1).sum().hex(), np.arange(20000).mean().hex())
print((x ** 2).sum().hex(), (x ** 0.5).sum().hex(), (x ** 3).sum().hex(), np.power(x, -1.5).sum().hex(), np.hypot(x, 1).sum().hex(), np.arctan2(x, 2).sum().hex())
