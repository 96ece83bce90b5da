import numpy as np
for a in [[1e-8, 1], [1e-3, 1e3], [0.00012, 0.5], [1e7, 1], [123456, 1.5], [1e15, 1e-15], [0.1, 100.25], [1e-4, 2e-4], [5e-5, 1e-4], [9.999999999, 1], [0.99999999999, 1]]:
    print(np.array(a), repr(np.array(a, dtype=np.float32)))
print(np.array([1.0, np.nan, np.inf, -np.inf]), np.array([np.nan, np.nan]), np.array([np.inf]), repr(np.array([np.nan, 1e10])))
print(np.array([0.1 + 0.2, 1 / 3]), np.array([2 / 3] * 3), np.exp(np.arange(5)), np.exp(-np.arange(5.0)), np.exp(np.arange(0, 30, 10.0)))
print(np.array([1e-20]), np.array([-1e-20, 1]), np.array([100.0, 200.0]), np.array([1.5e300]), np.array([1234.5678]))
