from array import array
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
b = bytearray(range(16))
m = memoryview(b)
a = array('i', [1, 2, 3])
v = memoryview(a)
def grow(x, *views):
    x.append(1)
    return len(x)
t(lambda: grow(a)); v.release(); t(lambda: grow(a)); t(lambda: grow(b))
for op in ('b.extend(b"a")', 'b.pop()', 'b.clear()', 'b.insert(0, 1)', 'b.remove(1)', 'b += b"a"', 'b *= 2', 'del b[0]', 'del b[0:2]', 'b[0:2] = b"a"', 'b[0:2] = b"ab"', 'b.reverse()', 'b[0] = 1', 'b *= 1', 'b += b""', 'b.extend(b"")', 'del b[2:2]'):
    print(op, end=' ')
    try: exec(op, {'b': b}); print('ok', len(b))
    except Exception as e: print(type(e).__name__, e)
a2 = array('h', [1, 2]); mm = memoryview(a2)
for op in ('b.extend([1])', 'b.pop()', 'b.insert(0, 1)', 'b.remove(1)', 'b += b', 'b *= 2', 'del b[0]', 'b[0:2] = b[:1]', 'b.frombytes(b"ab")', 'b.fromlist([1])', 'b.reverse()', 'b.byteswap()', 'b *= 0', 'b.extend([])', 'b.fromlist([])'):
    print(op, end=' ')
    try: exec(op, {'b': a2}); print('ok', len(a2))
    except Exception as e: print(type(e).__name__, e)
mm.release()
t(lambda: mm.tolist()); t(lambda: mm.format); t(lambda: len(mm)); t(lambda: mm == mm); t(lambda: bytes(mm)); t(lambda: b''.join([mm])); t(lambda: mm.release()); t(lambda: mm.obj); t(lambda: memoryview(mm)); t(lambda: hash(mm)); t(lambda: mm[0])
with memoryview(a2) as w: t(lambda: grow(a2))
t(lambda: grow(a2))
c = bytearray(b'abc')
def temp():
    x = memoryview(c)
    return x[0]
temp(); c.append(1); bytes(memoryview(c)); c.append(2); print(c)
q = memoryview(c); q2 = q[1:]; q.release(); t(lambda: grow(c)); q2.release(); t(lambda: grow(c))
q = memoryview(c); del q; t(lambda: grow(c))
for x in memoryview(c): pass
t(lambda: grow(c))
