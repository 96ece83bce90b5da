import numpy as np
print(np.random.RandomState(0).randn(12))
print(np.random.RandomState(0).randn(4, 10))
print(np.linspace(0, 1, 11), np.linspace(0, 1, 21))
print(np.arange(40) ** 2)
print(repr(np.random.RandomState(2).rand(10)))
print(repr(np.random.RandomState(2).rand(2, 7).astype(np.float32)))
print(np.array(['a' * 30, 'b' * 30, 'c' * 30]))
print(np.arange(60).reshape(3, 20) * 1000)
