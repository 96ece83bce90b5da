import numpy as np
import numpy.ma as ma

m = ma.masked_array([1, 2, 3, 4], mask=[0, 1, 0, 0])
print(m, repr(m))
print(m.mean(), m.sum(), m.min(), m.max(), m.count(), m.filled(0), m.compressed(), m.mask, m.data, m.std(), m.var())
print(m + 1, m * m, m > 2, m[0], m[1], m[1] is ma.masked, m[1:], -m)
m[0] = ma.masked
print(m, m.sum())
f = ma.masked_invalid([1.0, np.nan, 3.0])
print(f, repr(f), f.mean(), f.filled(), ma.masked_where(np.array([1, 2, 3]) > 2, np.array([1, 2, 3])))
g = ma.masked_array([[1, 2], [3, 4]], mask=[[True, False], [False, False]])
print(g, g.sum(axis=0), g.mean(axis=1), repr(g), g.shape, g.T)
print(ma.masked_equal([1, 2, 1], 1), ma.masked_greater([1, 5], 2), ma.masked_less([1, 5], 2), ma.masked_inside([1, 2, 3], 2, 3), ma.masked_outside([1, 2, 3], 2, 3))
print(ma.is_masked(m), ma.array([1, 2]), ma.getmaskarray(ma.array([1, 2])), ma.median(ma.array([1, 2, 9], mask=[0, 0, 1])), ma.masked, ma.array([1.5, 2], mask=[True, False]).sum())
