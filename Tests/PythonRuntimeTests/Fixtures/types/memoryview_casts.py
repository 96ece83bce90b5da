from array import array
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
b = bytearray(range(16))
m = memoryview(b)
for f in 'cbB?hHiIlLqQnNfdPewuxs@':
    print(f, end=' '); t(lambda: (lambda c: (c.format, c.itemsize, c.shape, c.strides, c.nbytes, c.tolist(), c.ndim))(m.cast(f)))
for f in ('@i', '<i', '=i', 'ii', '', '@', '@@i', 5): t(lambda: m.cast(f).format)
t(lambda: m.cast('i').cast('h')); t(lambda: m.cast('i').cast('b').tolist()); t(lambda: m[1:].cast('i')); t(lambda: m[::2].cast('i')); t(lambda: m[:0].cast('i').tolist())
n = m.cast('B', [4, 4])
t(lambda: n.shape); t(lambda: n.strides); t(lambda: n.tolist()); t(lambda: n[0]); t(lambda: n[1, 2]); t(lambda: n[-1, -1]); t(lambda: n[1, 4]); t(lambda: n[1, 2, 3]); t(lambda: n[0:1].tolist()); t(lambda: n[0:1, 0:1]); t(lambda: list(n)); t(lambda: len(n)); t(lambda: n.nbytes); t(lambda: n['a']); t(lambda: n[(1,)])
t(lambda: m.cast('i', [2, 2]).tolist()); t(lambda: m.cast('i', (2, 2))[1, 0]); t(lambda: m.cast('i', (2, 3))); t(lambda: m.cast('i', [2, 0])); t(lambda: m.cast('i', ['a'])); t(lambda: m.cast('i', 4)); t(lambda: m.cast('i', [2**62, 4])); t(lambda: n.cast('B', [2, 8])); t(lambda: n.cast('B').shape); t(lambda: m.cast('B', []))
t(lambda: memoryview(b'a').cast('B', [])[()]); t(lambda: memoryview(b'a').cast('B', [])[...]  is None); t(lambda: memoryview(b'a').cast('B', [])[0]); t(lambda: memoryview(b'a').cast('B', []).tolist()); t(lambda: memoryview(b'a').cast('B', []).shape); t(lambda: len(memoryview(b'a').cast('B', []))); t(lambda: list(memoryview(b'a').cast('B', [])))
t(lambda: m.cast('B', shape=[16], format='B')); t(lambda: m.cast()); t(lambda: m.cast('B', [1]*65))
t(lambda: n.c_contiguous); t(lambda: n.f_contiguous); t(lambda: n.contiguous); t(lambda: m[::2].contiguous); t(lambda: n.tobytes('F')); t(lambda: n.tobytes('A')); t(lambda: n.tobytes(order='C')); t(lambda: n.tobytes(None)); t(lambda: n.tobytes('x')); t(lambda: m.tobytes(5)); t(lambda: m[::-2].tobytes('F'))
t(lambda: m[::-3].strides); t(lambda: m[::-3].shape); t(lambda: m[::-3].tolist()); t(lambda: m.cast('h')[::2].strides); t(lambda: m.cast('h')[::2].tobytes()); t(lambda: m.cast('h')[::2].tolist()); t(lambda: m.cast('h')[1:3].hex()); t(lambda: m.hex(':', 2))
i = m.cast('i')
def setit(x, k, v):
    x[k] = v
    return x.tolist()
t(lambda: setit(i, 0, -5)); t(lambda: setit(i, 0, 2**31)); t(lambda: setit(i, 0, 1.5)); t(lambda: setit(i, 0, 'a')); t(lambda: setit(i, 9, 1)); t(lambda: setit(i, 'a', 1)); t(lambda: setit(i, slice(0, 2), array('i', [7, 8]))); t(lambda: setit(i, slice(0, 2), array('I', [7, 8]))); t(lambda: setit(i, slice(0, 2), b'12345678')); t(lambda: setit(i, slice(0, 2), array('i', [7]))); t(lambda: setit(i, slice(0, 2), 5)); t(lambda: setit(i, slice(0, 4, 2), i[1:3])); t(lambda: setit(i, (0, 1), 5)); t(lambda: setit(i, (0,), 5))
t(lambda: setit(n, (0, 0), 77)); t(lambda: setit(n, 0, 77)); t(lambda: setit(n, slice(0, 1), b'')); t(lambda: setit(n, (slice(0, 1), slice(0, 1)), b''))
for f, vs in (('c', (b'a', b'ab', 5)), ('?', (5, [], 'a')), ('f', (1, 1.5, 1e300, '1', 2**2000)), ('d', (1.5, 'x')), ('b', (-128, 128, None)), ('Q', (2**64-1, -1)), ('n', (5, 2**70))):
    x = memoryview(bytearray(8)).cast(f)
    for v in vs: print(f, end=' '); t(lambda: setit(x, 0, v))
ro = memoryview(b'abcd')
t(lambda: setit(ro, 0, 1)); t(lambda: ro.__delitem__(0)); t(lambda: m.__delitem__(0)); t(lambda: setit(ro.cast('i'), 0, 1))
t(lambda: hash(ro) == hash(b'abcd')); t(lambda: hash(m)); t(lambda: hash(ro.cast('i'))); t(lambda: hash(ro.cast('b')) == hash(b'abcd'))
a = array('i', [1, 2, 3])
v = memoryview(a)
t(lambda: (v.format, v.itemsize, v.shape, v.nbytes, len(v), v.tolist(), v.readonly, v.obj is a)); v[1] = 9; print(a)
t(lambda: v == a); t(lambda: v == memoryview(array('l', [1, 9, 3]))); t(lambda: v == array('d', [1, 9, 3])); t(lambda: v == array('d', [1, 9, 4])); t(lambda: v == b'abc'); t(lambda: v == 5); t(lambda: v != 5); t(lambda: v < v); t(lambda: ro == b'abcd'); t(lambda: b'abcd' == ro); t(lambda: bytearray(b'abcd') == ro); t(lambda: ro.cast('c') == ro); t(lambda: ro.cast('b') == ro); t(lambda: memoryview(array('u', 'ab')) == array('u', 'ab')); t(lambda: memoryview(array('d', [float('nan')])) == array('d', [float('nan')])); t(lambda: n == m); t(lambda: n == m.cast('B', [4, 4]))
u = memoryview(array('u', 'ab')); t(lambda: u.format); t(lambda: u[0]); t(lambda: u.tolist()); t(lambda: u.tobytes()); t(lambda: u.cast('B').tolist()); t(lambda: list(u)); t(lambda: setit(u, 0, 'a'))
ro = memoryview(b'abcd')
t(lambda: isinstance(m, __import__('collections').abc.Sequence)); t(lambda: list(reversed(ro))); t(lambda: 97 in ro); t(lambda: memoryview()); t(lambda: memoryview(1)); t(lambda: memoryview('a')); t(lambda: memoryview(object=b'a').tolist()); t(lambda: memoryview(b'a', 1)); t(lambda: m + 1); t(lambda: m * 2); t(lambda: m.foo); t(lambda: m.toreadonly().readonly); t(lambda: m[1.0]); t(lambda: m[2**70]); t(lambda: memoryview(ro).obj); t(lambda: ro.suboffsets); t(lambda: sum(ro)); t(lambda: ro.tolist()); t(lambda: int(memoryview(b'12'))); t(lambda: float(memoryview(b'1.5'))); t(lambda: ro.index)
match ro:
    case [w, x, y, z]: print('seq', w)
    case _: print('no')
