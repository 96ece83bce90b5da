import numpy as np
np.random.seed(7)
print(np.random.rand(10000).sum().hex(), np.random.randn(10001).sum().hex(), np.random.randint(0, 1000, 10000).sum(), np.random.permutation(5000)[:4], np.random.choice(1000, 2000).sum())
rng = np.random.default_rng(7)
print(rng.random(10000).sum().hex(), rng.standard_normal(10001).sum().hex(), rng.integers(0, 1000, 10000).sum(), rng.permutation(5000)[:4], rng.choice(1000, 2000).sum())
