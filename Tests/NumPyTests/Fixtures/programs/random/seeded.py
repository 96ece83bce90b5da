import numpy as np
for seed in (0, 1, 42, 123, 2024):
    np.random.seed(seed)
    print(seed, np.random.rand(2), np.random.randn(2), np.random.randint(0, 10, 5), np.random.permutation(4))
np.random.seed(0)
a = np.random.randn(3)
np.random.seed(0)
print((a == np.random.randn(3)).all(), np.random.standard_normal((1, 2)), np.random.uniform(5, 10), np.random.normal(0, 0.1, (2, 2)))
print(np.random.randint(2, size=10), np.random.randint(-5, 5, (2, 3)), np.random.choice(['x', 'y', 'z'], size=(2, 2)), np.random.randint(3, 4))
