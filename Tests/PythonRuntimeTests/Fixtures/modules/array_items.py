from array import array
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: array())
t(lambda: array(1))
t(lambda: array('x'))
t(lambda: array('i', 1))
t(lambda: array('i', 1, 2))
t(lambda: array('i', x=1))
t(lambda: array('ii'))
t(lambda: array('i', 'abc'))
t(lambda: array('i', array('u', 'abc')))
t(lambda: array('i', array('d', [1.0])))
t(lambda: array('d', array('i', [1])))
t(lambda: array('u', array('u', 'ab')))
t(lambda: array('u', [1]))
t(lambda: array('u', ['ab']))
t(lambda: array('u', b'abcd'))
t(lambda: array('i', b'abcde'))
t(lambda: array('i', memoryview(b'abcd')))
for c in 'bBhHiIlLqQ':
    for v in (-1, 2**7, 2**8, 2**15, 2**16, 2**31, 2**32, 2**63, 2**64, -2**7-1, -2**15-1, -2**31-1, -2**63-1, 1.0, '1', None, True):
        print(c, v, end=' '); t(lambda: array(c, [v]))
for c in 'fd':
    for v in (1, 1.5, 1e300, float('nan'), '1', 2**2000, True, None, 1j): print(c, end=' '); t(lambda: array(c, [v]))
a = array('i', [1, 2, 3])
t(lambda: a.append())
t(lambda: a.append('1'))
t(lambda: a.extend(1))
t(lambda: a.extend(array('d')))
t(lambda: a.extend('ab'))
t(lambda: a.insert(1))
t(lambda: a.insert('1', 1))
t(lambda: a.pop(1, 2)); t(lambda: a.pop('1')); t(lambda: a.pop(7)); t(lambda: array('i').pop())
t(lambda: a.remove(7)); t(lambda: a.index(7)); t(lambda: a.index(3, 5)); t(lambda: a.index(3, -1)); t(lambda: a.index(2, '1'))
t(lambda: a.count(1)); t(lambda: a.count('1'))
t(lambda: a.fromlist((1,))); t(lambda: a.fromlist([1, 'a'])); print(a)
t(lambda: a.frombytes('a')); t(lambda: a.frombytes(b'abc')); t(lambda: a.frombytes(memoryview(b'abcd'))); t(lambda: a.frombytes(array('d', [1])))
t(lambda: a.frombytes(5))
print(a)
t(lambda: a.fromunicode('a')); t(lambda: a.tounicode()); 
u = array('u', 'abc'); t(lambda: u.fromunicode('de')); t(lambda: u.tounicode()); t(lambda: u); t(lambda: u.tobytes()); t(lambda: u.fromunicode(1)); t(lambda: u + 'a')
t(lambda: u.append('ab')); t(lambda: u.append(1)); t(lambda: u[0]); t(lambda: u.itemsize)
t(lambda: a['1']); t(lambda: a[1.0]); t(lambda: a[100]); t(lambda: a[-100]); t(lambda: a[2**70]); t(lambda: a[::2]); t(lambda: a[1:2]); 
def s(k, v):
    b = array('i', range(6))
    b[k] = v
    return b
t(lambda: s(0, 9)); t(lambda: s('0', 9)); t(lambda: s(100, 9)); t(lambda: s(0, 'a')); t(lambda: s(slice(1, 3), [1])); t(lambda: s(slice(1, 3), array('i', [7]))); t(lambda: s(slice(1, 3), array('h', [7])))
t(lambda: s(slice(None, None, 2), array('i', [7]))); t(lambda: s(slice(None, None, 2), array('i', [7,8,9]))); t(lambda: s(slice(4, 2), array('i', [7,8,9]))); t(lambda: s(slice(None,None,-1), array('i', range(6))))
t(lambda: s(slice(None, None, 2), 1))
def d(k):
    b = array('i', range(6))
    del b[k]
    return b
t(lambda: d(0)); t(lambda: d(-1)); t(lambda: d(10)); t(lambda: d('a')); t(lambda: d(slice(1, 3))); t(lambda: d(slice(None, None, 2))); t(lambda: d(slice(None, None, -2)))
t(lambda: a + 1); t(lambda: a + array('d')); t(lambda: 1 + a); t(lambda: a * 'a'); t(lambda: a * 2); t(lambda: 2 * a); t(lambda: a * -1); t(lambda: a + a); t(lambda: a + [1])
def ia(x):
    b = array('i', [1]); b += x; return b
t(lambda: ia(1)); t(lambda: ia([1])); t(lambda: ia(array('i', [4]))); t(lambda: ia(array('d', [4])))
def im(x):
    b = array('i', [1]); b *= x; return b
t(lambda: im(3)); t(lambda: im('a')); t(lambda: im(0)); t(lambda: im(-4))
nan = float('nan')
n = array('d', [nan, 1]); t(lambda: n == n); t(lambda: n != n); t(lambda: n < n); t(lambda: array('d', [1]) == array('i', [1])); t(lambda: array('d', [1]) == [1]); t(lambda: array('i', [1, 2]) < array('i', [1, 3])); t(lambda: array('i', [1, 2]) < [1]); t(lambda: array('i',[1]) == array('i',[1])); t(lambda: array('i',[1]) >= array('i',[1, 2])); t(lambda: nan in n); t(lambda: n.index(nan)); t(lambda: n.count(nan))
t(lambda: hash(a)); t(lambda: len(a)); t(lambda: bool(array('i'))); t(lambda: list(a)); t(lambda: a.tolist()); t(lambda: bytes(a[:2])); t(lambda: a[:2].tobytes()); t(lambda: a.typecode); t(lambda: a.itemsize)
def bs(c):
    b = array(c, [1, 2]); b.byteswap(); return b
for c in 'bBhHiIlLqQfd': t(lambda: bs(c))
t(lambda: a.buffer_info()[1]); t(lambda: a.__reduce_ex__(2)); t(lambda: array.__doc__[:20]); t(lambda: array); 
import copy; t(lambda: copy.copy(a)); t(lambda: copy.deepcopy(a)); 
class S(array):
    def hello(self): return 'h'
t(lambda: S('i', [1])); t(lambda: S('i', [1])[:]); t(lambda: S('i', [1]) + S('i', [2])); t(lambda: S('i').hello())
import collections.abc as c
t(lambda: isinstance(a, c.MutableSequence)); t(lambda: isinstance(a, c.Sequence)); t(lambda: isinstance(a, c.Reversible)); t(lambda: isinstance(a, c.Hashable))
t(lambda: list(reversed(a))); t(lambda: a.foo); 
t(lambda: sorted(array('i', [3,1]))); t(lambda: sum(array('d', [1, 2]))); t(lambda: max(a[:3])); t(lambda: b''.join([array('b', [65]), memoryview(b'x')])); t(lambda: int.from_bytes(array('h', [1, 2]), 'little')); t(lambda: bytearray(array('h', [1]))); t(lambda: b'ab' + array('b', [65])); t(lambda: str(array('b', [65]), 'ascii')); t(lambda: array('b', [65]) == b'A'); t(lambda: int(array('b', [53])));t(lambda: float(array('b', [53])))
t(lambda: b'%b' % array('b', [65])); t(lambda: b'abc'.find(array('b', [98]))); t(lambda: b'abc'.startswith(array('b', [97])))
t(lambda: array.fromlist); t(lambda: a.append.__name__); t(lambda: array.typecode); t(lambda: array[int])
class I:
    def __index__(self): return 1
def ins():
    b = array('i', [1, 2]); b.insert(I(), I()); b.append(I()); b.insert(-10, 5); b.insert(100, 6); return b
t(ins)
t(lambda: a.extend([1, 'x'])); print(a)
a.reverse(); print(a)
t(lambda: a.reverse(1)); t(lambda: a.tolist(1)); t(lambda: a.count()); t(lambda: a.index())
e = array('i', [1]); e.extend(e); print(e)
it = iter(array('i', [1, 2])); print(next(it), next(it), next(it, 'end'))
match array('i', [1, 2]):
    case [x, y]: print('seq', x, y)
    case _: print('no')
