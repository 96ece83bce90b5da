import numpy as np
for seed in (0, 1, 42, 123, 2024):
    rng = np.random.default_rng(seed)
    print(seed, rng.random(2), rng.standard_normal(2), rng.integers(0, 10, 5), rng.permutation(4))
rng = np.random.default_rng(0)
print(rng.integers(2, size=10), rng.choice(['x', 'y', 'z'], size=4), rng.uniform(5, 10), rng.normal(0, 0.1, (2, 2)), rng.random((2, 1)))
print(rng.integers(0, 2**32, 2), rng.integers(-5, 5, 4), rng.integers(0, 1), rng.choice(10, size=3, replace=False), rng.choice(np.arange(6).reshape(3, 2)), rng.choice(5, p=[0, 0, 1, 0, 0]))
print(rng.standard_normal(3, dtype=np.float64), rng.lognormal(0, 1), np.random.default_rng(rng) is rng)
