import numpy as np
a = np.arange(6.0).reshape(2, 3)
out = np.zeros(3)
np.sum(a, axis=0, out=out)
print(out)
np.add(a, 1, out=a)
print(a)
print(np.divide(1, [1, 0, 2], where=[True, False, True], out=np.zeros(3)))
r = np.sqrt(a, where=a > 2, out=np.full_like(a, -1))
print(r)
np.multiply(a, 2, a)
print(a)
np.copyto(a, 5, where=a > 8)
print(a)
a.fill(1)
print(a, a.sum())
np.putmask(a, a == 1, 3)
print(a)
np.put(a, [0, 1], [9, 8])
print(a)
print(np.cumsum(a, axis=1), np.add.accumulate(a, axis=0), np.diff(a, axis=0), np.maximum.accumulate([1, 3, 2, 5]))
with np.errstate(divide='ignore', invalid='ignore'):
    print(np.array([1.0, 0.0]) / 0.0)
try:
    with np.errstate(all='raise'):
        np.array([1.0]) / 0.0
except FloatingPointError as e:
    print(e)
print(np.geterr())
