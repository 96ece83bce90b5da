# Sorting, searching and truth of every kind of number; bounds at zero; series in other bases; short sums in single precision.
import numpy as np
from numpy.polynomial import chebyshev, hermite, legendre

big = np.array([2 ** 63 + 1, 5, 2 ** 63], dtype=np.uint64)
print(np.argsort(big), np.argsort(np.array([1.5 + 0j, 1.2 + 0j, 1.2 - 1j])))
print(np.searchsorted(np.array(["a", "b", "d"]), "c"), np.searchsorted(np.array(["a", "b", "d"]), ["b", "z"], side="right"))
print(np.searchsorted(np.array([2 ** 53, 2 ** 53 + 1]), [2 ** 53, 2 ** 53 + 1], side="right"))
print(np.searchsorted(np.array([3, 1, 2]), [2], sorter=[1, 2, 0]), np.searchsorted([1.5, 2.5], 2))
print(np.nonzero(np.array([0, None, "a", [], 2], dtype=object)))
print(np.clip(np.array([-0.0] * 40), 0, None)[:2], np.clip(np.array([-0.0, 1.0]), 0, None), np.clip(np.array([0.0]), None, -0.0))
print(np.clip(np.array([-1.0, 0.5, 9.0]), 0, 1), np.clip(np.arange(5), 1, None))
x, y = np.array([0.0, 1.0, 2.0, 3.0]), np.array([1.0, 2.0, 5.0, 10.0])
for basis, fit in ((chebyshev, chebyshev.chebfit), (legendre, legendre.legfit), (hermite, hermite.hermfit)):
    print(np.round(fit(x, y, 2), 6))
print(np.convolve(np.array([0.1, 0.7, 1.3, 2.1, 3.3], np.float32), np.array([0.3, 0.3, 0.35], np.float32), "valid"))
rng = np.random.RandomState(0)
a = rng.rand(50).astype(np.float32)
for size in (2, 5, 8, 11, 12):
    print(np.convolve(a, rng.rand(size).astype(np.float32), "valid").tobytes().hex()[:48])
