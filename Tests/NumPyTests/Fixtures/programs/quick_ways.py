# Arrays of one type, arrays with numbers, and what both have to warn of: short ways give what long ways give.
import warnings

import numpy as np

a = np.array([[1.5, -2.0, 0.0], [3.25, 1e308, -0.0]])
b = np.array([[2.0, 0.5, 0.0], [-1.0, 1e308, 3.0]])
f = a.astype(np.float32)
n = np.array([7, -3, 0, 2**62])

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for x, y in [(a, b), (f, f), (n, n), (a, 2), (a, 0), (2, a), (a, 0.1), (n, 3), (3, n), (n, 0), (n, 0.5), (f, 0.1), (f, 2),
                 (a, np.float64(0.1)), (a, True), (n, True), (a, np.array([2.0])), (np.array(3.0), a), (a, np.array([[[2.0]]])),
                 (a[:, ::2], b[:, ::2]), (a, n[:3]), (a, 2**70), (n, 2**70), (np.array(2.0), np.array(3.0)), (np.array([]), 1.0)]:
        for op in (lambda p, q: p + q, lambda p, q: p - q, lambda p, q: p * q, lambda p, q: p / q, lambda p, q: p // q,
                   lambda p, q: p % q, lambda p, q: p**q, lambda p, q: p < q, lambda p, q: p == q, np.maximum, np.arctan2):
            try:
                r = op(x, y)
                print(type(r).__name__, getattr(r, "dtype", None), np.asarray(r).tolist())
            except Exception as e:
                print(type(e).__name__, e)
    for x in (a, f, n, np.array(-4.0), a.T, np.array([True, False])):
        for op in (np.exp, np.log, np.sqrt, np.abs, np.negative, np.square, np.sign, np.isnan, np.floor, np.sin, np.reciprocal):
            try:
                r = op(x)
                print(op.__name__, type(r).__name__, r.dtype, np.asarray(r).tolist())
            except Exception as e:
                print('TypeError' if isinstance(e, TypeError) else type(e).__name__, e)
for w in caught:
    print(w.category.__name__, w.message)

out = np.zeros((2, 3))
print(np.add(a, b, out=out) is out, out.tolist())
print(np.add(a, 1, where=np.array([True, False, True]), out=np.zeros((2, 3))).tolist(), np.add(n, 1, dtype=float).tolist())

np.random.seed(3)
print(np.random.normal(), np.random.normal(1, 2), np.random.normal(1, 2, 3), np.random.normal(size=(2, 1)).tolist())
print(np.random.uniform(), np.random.uniform(-1, 1, (2,)), np.random.uniform(3, 3), np.random.uniform(2, -2, 2))
print(np.random.normal(5, 0, 2), np.random.normal([1, 2], 3), np.random.normal(np.float64(1), np.int64(2)), np.random.normal(0, 1, ()))
for wrong in [lambda: np.random.normal(0, -1), lambda: np.random.normal(0, -0.0), lambda: np.random.normal(0, float("nan")),
              lambda: np.random.uniform(0, float("inf")), lambda: np.random.uniform(-1e308, 1e308, 2), lambda: np.random.normal(0, 1, -1)]:
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
rng = np.random.default_rng(5)
print(rng.normal(1, 2, 3), rng.uniform(1, 2, 3), rng.normal(), rng.uniform(), rng.normal(0, True))
