import numpy as np
x = np.array([0.5, 1.0, 2.0, -1.5, 3.7])
for f in [np.exp, np.sin, np.cos, np.tan, np.arctan, np.sinh, np.cosh, np.floor, np.ceil, np.rint, np.trunc, np.sign, np.abs, np.square, np.exp2, np.expm1, np.cbrt, np.negative, np.degrees, np.radians, np.isnan, np.isfinite, np.logical_not, np.fix]:
    print(f.__name__, f(x))
p = np.array([0.1, 0.5, 1.0, 2.5, 100.0])
for f in [np.log, np.log2, np.log10, np.log1p, np.sqrt, np.reciprocal]:
    print(f.__name__, f(p))
u = np.array([-0.9, -0.3, 0.0, 0.4, 1.0])
for f in [np.arcsin, np.arccos, np.arcsinh]:
    print(f.__name__, f(u))
print(np.maximum(x, 1), np.minimum(x, [0, 1, 2, 3, 4]), np.fmax([np.nan, 1], [1, np.nan]), np.maximum([np.nan, 1], 2), np.clip(x, 0, 2), np.power(2, [1, 2, 3]), np.power(x, 2))
print(np.arctan2([1, -1], [1, 1]), np.hypot(3, 4), np.copysign(1, -2.0), np.logaddexp(1, 2), np.heaviside([-1, 0, 1], 0.5), np.gcd(12, 18), np.lcm(4, 6), np.mod(7, 3), np.divmod(7, 3), np.modf(2.5))
print(np.round(2.567, 2), np.round([1.5, 2.5, -0.5]), np.around(123.456, -1), np.round(np.array([1234, 5678]), -2), np.array([0.125, 0.375]).round(2))
print(np.isclose(1, 1 + 1e-9), np.allclose([1, 2], [1, 2.1]), np.array_equal([1, 2], [1, 2]), np.equal(1, 1), np.isclose([1, np.nan], [1, np.nan], equal_nan=True))
print(np.add(1, 2), np.multiply([1, 2], 3, out=np.zeros(2)), np.add.reduce([1, 2, 3]), np.multiply.accumulate([1, 2, 3]), np.subtract.outer([1, 2], [3, 4]), np.add)
print(np.float32(1) / 3, np.exp(np.float32(1)), np.sin(np.float32(0.5)), np.log(np.arange(1, 6, dtype=np.float32)), np.exp(np.linspace(-2, 2, 5, dtype=np.float32)))
print(np.cos(np.linspace(0, 7, 9, dtype=np.float32)), np.sin(np.linspace(0, 7, 9, dtype=np.float32)))
print(np.sinc([0, 0.5, 1]), np.interp(2.5, [1, 2, 3], [3, 2, 0]), np.nan_to_num([np.nan, np.inf, 1.0]), np.trapezoid([1, 2, 3]), np.diff([1, 3, 6]), np.gradient([1.0, 4.0, 9.0]), np.cumsum([1, 2, 3]), np.cumprod([1, 2, 3]), np.ediff1d([1, 2, 4]))
