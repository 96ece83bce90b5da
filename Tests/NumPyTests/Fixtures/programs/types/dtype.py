import numpy as np
for d in ['float32', 'f8', 'i4', int, float, bool, np.uint8, 'complex64', '<f4', np.dtype('int16'), str, object, 'U5']:
    t = np.dtype(d)
    print(repr(t), t, t.name, t.kind, t.itemsize, t.char, t.str)
print(np.dtype('f4') == np.float32, np.dtype('f4') == 'float32', np.float32 == np.dtype('f4'), np.dtype(float) is np.dtype('float64'))
print(np.float32, np.int64, np.bool_, np.dtype(np.float32).type, np.arange(3).dtype.type)
a = np.array([1.5, -1.5, 300.7])
print(a.astype(int), a.astype(np.uint8), a.astype('float32'), a.astype(bool), a.astype(str), a.astype(np.int16).itemsize)
print(np.array(['1', '2']).astype(int), np.array(['1.5', '2']).astype(float), np.array([1, 0]).astype(str))
print(a.itemsize, a.nbytes, a.strides, np.arange(6).reshape(2, 3).strides, np.arange(6).reshape(2, 3).T.strides)
print(np.finfo(np.float32).eps, np.finfo(float).max, np.iinfo(np.int32).max, np.iinfo("u1"), repr(np.finfo(np.float32)))
print(np.array([1, 2, 3], dtype=np.int32).view(np.float32), np.array([1.0]).view(np.int64), np.frombuffer(b'\x01\x00\x02\x00', dtype=np.int16))
try:
    np.dtype('nonsense')
except TypeError as e:
    print(e)
