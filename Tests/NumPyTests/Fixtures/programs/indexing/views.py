import numpy as np
a = np.arange(6)
b = a.reshape(2, 3)
b[0, 0] = 99
print(a, b.base is a, a.base is None)
c = a[::2]
c[:] = 0
print(a)
d = a.copy()
d[0] = 1
print(a[0], d[0], a.flatten()[0], a.ravel()[1], np.shares_memory(a, a.ravel()), np.shares_memory(a, a.flatten()))
e = b.T
e[0, 1] = -5
print(b, e.flags['C_CONTIGUOUS'], e.flags['F_CONTIGUOUS'], b.flags['OWNDATA'])
r = a[::-1]
r[0] = 77
print(a, r.strides, np.broadcast_to(np.arange(3), (2, 3)).strides)
for row in b:
    row += 1
print(b)
f = b.flat
print(f[1], list(f)[:3], [x for x in b.flat])
b.flat[0] = 1000
print(b, b.ravel(order='F'), b.reshape(3, 2, order='F'))
g = np.swapaxes(b, 0, 1)
g[:] = 0
print(b)
x = np.array([1, 2, 3])
y = x
y += 1
print(x, x is y)
z = x + 0
z -= 1
print(x, z)
