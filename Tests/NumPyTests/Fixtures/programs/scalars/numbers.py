import numpy as np
a = np.array([1.5, 2.5])
x = a[0]
print(x, repr(x), type(x), x + 1, repr(x + 1), repr(x * 2), repr(2 * x), repr(x / 3), repr(x ** 2), repr(-x), repr(abs(-x)), x > 1, repr(x > 1), x == 1.5, float(x), int(x), round(x, 1), repr(round(x)), f'{x:.3f}', f'{x}', '%.2f' % x, str(x))
i = np.arange(3)[2]
print(i, repr(i), type(i), i + 1, repr(i + 1), repr(i / 2), repr(i // 2), repr(i * 1.5), repr(-i), int(i), [10, 20, 30][i], 'ab' * i, [0] * i, range(i), f'{i:03d}', hash(i) == hash(2), i == 2, {2: 'x'}[i])
b = np.bool_(True)
print(b, repr(b), not b, b and 1, repr(b & False), repr(~b), int(b), b == True, b is True, repr(np.True_), type(b), bool(b), sum([b, b]))
print(repr(np.float32(1.5)), repr(np.float32(0.1) + np.float32(0.2)), repr(np.float32(1) + 1), repr(np.float32(1) + np.float64(1)), repr(np.int8(100) + np.int8(27)), repr(np.uint8(5) - np.uint8(3)), repr(np.int64(7) % 3), repr(np.float64(7) // 2), repr(np.complex64(1 + 2j)), np.complex128(1 + 2j).real)
print(repr(np.float64('nan')), repr(np.float64('inf')), repr(np.int64(5).item()), repr(np.float64(2.0).item()), np.float64(2.5).is_integer(), np.int64(5).dtype, np.float32(1).dtype.name, x.shape, x.ndim, x.size)
print(list(np.arange(3)), [float(v) for v in a], a.tolist(), np.arange(3).tolist(), {'k': np.float64(1)}, (np.int64(1), np.float32(2)), sum(a), max(a), min(a), sorted(a, reverse=True))
import math
print(math.sqrt(np.float64(4)), math.floor(np.float64(2.7)), math.exp(np.float32(0)), isinstance(x, float), isinstance(x, np.floating), isinstance(i, np.integer), np.isscalar(x), divmod(np.int64(7), 2), pow(np.int64(2), 3), complex(np.float64(1)))
print(np.float64(1) == np.float32(1), np.int64(3) < 4.5, np.float64(1).as_integer_ratio(), np.int64(10).bit_count(), repr(np.float64(3).astype(int)) if hasattr(np.float64(3), 'astype') else '', np.float64(1e-5), np.float64(123456789.0), np.float64(1e100), np.float32(3.14159274), np.float16(0.1))
