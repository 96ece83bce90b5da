import numpy as np
a = np.arange(4.0)
b = a
a += 1
print(b)
a = a + 1
print(b, a)
a *= a
a -= a.mean()
a /= a.std()
print(a)
i = np.array([1, 2, 3])
i += 2
i *= 3
i //= 2
i **= 2
i %= 7
i <<= 1
i ^= 3
print(i, i.dtype)
f = np.ones(2, dtype=np.float32)
f += 0.1
f *= np.float64(2)
print(f, f.dtype)
m = np.array([True, False])
m &= True
m |= np.array([False, True])
print(m)
np.add(a, 1, out=a)
np.clip(a, 0, 2, out=a)
print(a)
