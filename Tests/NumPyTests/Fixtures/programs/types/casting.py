import numpy as np
a = np.array([1.9, -1.9, 0.5, 2.5])
print(a.astype(np.int32), a.astype(np.uint8) if False else '', np.rint(a).astype(int), a.astype(bool), (a > 0).astype(float), (a > 0) * 1)
b = np.arange(5)
print(b.astype(float), b.astype('complex'), b.astype(np.float16), b.astype(str), b.astype(bool).sum())
print(np.array([True, False]).astype(int), np.array(['3', '4']).astype(np.float32), np.float32(3.7).astype(int) if hasattr(np.float32(1), 'astype') else 3)
c = np.zeros(3, dtype=np.int8)
c[:] = [1.7, 2.2, -3.9]
print(c, c.dtype, np.array([1, 2], dtype='float32') / 2, np.int32(7) / np.int32(2), np.array([3], dtype=np.uint8) / 2)
for kind in ('unsafe', 'same_kind', 'safe'):
    try:
        print(kind, np.array([1.5]).astype(np.float32, casting=kind))
    except TypeError as e:
        print(e)
