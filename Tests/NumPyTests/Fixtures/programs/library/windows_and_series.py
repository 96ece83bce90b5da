import numpy as np
from numpy.lib.stride_tricks import as_strided, sliding_window_view
from numpy.polynomial import Polynomial
from numpy.polynomial import polynomial as P
from numpy.polynomial.chebyshev import chebval
from numpy.polynomial.hermite import hermgauss
from numpy.polynomial.legendre import leggauss, legval

w = sliding_window_view(np.arange(6), 3)
print(w, w.shape, w.mean(axis=1), w.flags.writeable, np.shares_memory(w, w.base))
print(sliding_window_view(np.arange(12).reshape(3, 4), (2, 2)).sum(axis=(2, 3)), sliding_window_view(np.arange(12).reshape(3, 4), 2, axis=1).shape)
print(as_strided(np.arange(5), (3, 3), (8, 8)))
for bad in (lambda: sliding_window_view(np.arange(3), 5), lambda: sliding_window_view(np.ones((2, 2)), 2)):
    try:
        bad()
    except ValueError as e:
        print(e)
p = Polynomial([1, 2, 3])
print(p, repr(p), p(2), p(np.array([0.0, 1.0])), p.coef, p.degree(), len(p))
print(p.deriv(), p.integ(), p.roots(), p + 1, p * p, p - Polynomial([1, 1]), -p, p ** 2, p // Polynomial([0, 1]), p % Polynomial([0, 1]), p / 2)
f = Polynomial.fit([0, 1, 2, 3], [1, 3, 7, 13], 2)
print(np.round(f.convert().coef, 6), f.domain, f.window, np.round(f(np.array([0.0, 4.0])), 6), Polynomial.fromroots([1, 2]), Polynomial([1, -2.5, 0, 4]))
print(P.polyval(2, [1, 2, 3]), np.round(P.polyfit([0, 1, 2], [1, 3, 7], 2), 6), P.polyadd([1, 2], [3]), P.polymul([1, 2], [1, 2]), P.polyder([1, 2, 3]), P.polyint([1, 2]), P.polyroots([-2, 1, 1]), P.polyvander([1, 2], 2))
print(leggauss(3), hermgauss(2), chebval(0.5, [1, 2, 3]), legval(0.5, [1, 2, 3]))
q = np.poly1d([1, 2, 3])
print(q(2), q.roots, q.order, q.deriv(), q.integ(), q * q, q + 1, q ** 2, q / 2, list(q), np.asarray(q))
