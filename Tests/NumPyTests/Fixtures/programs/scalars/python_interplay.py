import numpy as np
a = np.arange(5)
print(list(range(a[2])), 'ab' * int(a[2]), [1, 2, 3][a[1]], a[1] in [1, 2], {1: 'one'}[a[1]], a[3] == 3, 3 == a[3], a[1] + 2.5, 2 ** a[3], -a[1], abs(np.int64(-3)), divmod(a[4], 3), int(a[4]) // 3, float(a[2]), complex(a[1]), bool(a[0]), hash(a[2]) == hash(2), str(a[2]) + '!', max(a[1], 7), min(2.5, a[4]), sum(a), a[2] is a[2])
for k in np.arange(3):
    print(k, k * k, k / 2)
total = 0
for v in np.array([0.5, 1.5]):
    total += v
print(total, type(total).__name__, round(total, 1), isinstance(total, float))
import math
print(math.sqrt(a[4]), math.factorial(a[3]), math.gcd(a[4], 6), math.isclose(np.float32(0.1), 0.1, rel_tol=1e-6), list(zip(a, 'abc')), dict(zip('ab', a)))
