import numpy as np
x, i, b = np.float64(3.14159), np.int64(42), np.bool_(True)
print(x, i, b, [x, i, b], (x,), {'x': x})
print(f'{x:.2f} {i:5d} {b} {x!r} {i!r} {x:10.3e} {i:,} {x:g} {i:x}')
print('%.3f %d %s' % (x, i, b), '{:.1f} {}'.format(x, i), str(x), repr(i), round(x, 2), round(i), x.round(2) if hasattr(x, 'round') else '', np.round(x, 1))
print(np.float32(0.1), np.float32(1 / 3), np.float16(1 / 3), np.float32(1e-10), np.float32(123456.789), np.float64(1e22), np.float64(0.1) + np.float32(0.2))
print(type(x + 1).__name__, type(i + 1).__name__, type(i / 2).__name__, type(i * 1.0).__name__, type(x > 1).__name__, type(np.sum([1, 2])).__name__, type(np.mean([1, 2])).__name__, type(np.sqrt(2)).__name__, type(np.abs(-1)).__name__, type(np.max([1.5])).__name__)
import json
print(json.dumps({'a': float(x), 'b': int(i), 'c': np.arange(2).tolist()}), json.dumps(np.float64(1.5)))
try:
    json.dumps(np.int64(1))
except TypeError as e:
    print(e)
