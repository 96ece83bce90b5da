import numpy as np
print(np.arange(8).reshape(2, 2, 2))
print(np.arange(16.0).reshape(2, 2, 2, 2))
print(repr(np.arange(8).reshape(2, 2, 2)))
print(repr(np.ones((2, 3), dtype=np.float32)))
print([np.array([1, 2]), np.array([3.5])])
print({'a': np.array([1, 2])}, (np.zeros(2),))
print(f"{np.array([1.0, 2.0])} and {np.float64(2.5)} {np.arange(3)!r}")
print(np.array([[1.123456789, 2], [3, 4]]), np.array([[1e-3, 1], [1e3, 1e4]]))
