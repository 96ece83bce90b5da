import numpy as np
a, b = np.array([1, 2, 3]), np.array([3, 2, 1])
print(a == b, a != b, a < b, a <= 2, 2 > a, a >= b, (a == b).all(), (a == b).any(), np.array_equal(a, b), np.array_equal(a, [1, 2, 3]))
print(a == None, a == 'x', a != 'x', np.array([1, 2]) == np.array([1, 2, 3]) if False else '', not (a > 5).any(), a is a)
print(np.greater(a, 2), np.logical_and(a > 1, b > 1), np.logical_or(a > 2, b > 2), np.logical_not(a > 1), (a > 1) ^ (b > 1), ~(a > 1), np.allclose(0.1 + 0.2, 0.3), 0.1 + 0.2 == 0.3)
print(np.isclose([1e10, 1e-8], [1.00001e10, 1e-9]), np.allclose([np.nan], [np.nan]), np.allclose([np.nan], [np.nan], equal_nan=True), np.equal([1, 2], [1, 3]))
