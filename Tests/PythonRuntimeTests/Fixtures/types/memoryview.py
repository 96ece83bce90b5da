def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


a = bytearray(b"abcdef")
m = memoryview(b"abcdef")
w = memoryview(a)
for text in """m[0], m[-1], m[True]
m[6]
m['a']
m[1.5]
m[0, 1]
m[1:3].tobytes(), m[::-1].tolist(), m[::2].tobytes(), m[::-1][1:3].tobytes(), m[:0][::-1][::-1].tobytes()
len(m), len(m[4:2]), bool(m), bool(m[:0])
bytes(m), bytes(m[::2]), bytearray(m[1:])
m == b'abcdef', b'abcdef' == m, m == a, m == w, m != w, m == 'abcdef', m[1:] == m[:-1]
m < m
m < b'a'
b'a' < m
b'a' + m, b'%s' % m, b','.join([m, m]), b'abc'.find(memoryview(b'c')), b'xabcdef'.startswith(m)
m + b'a'
m * 2
hash(m) == hash(b'abcdef')
hash(w)
m.readonly, w.readonly, w.toreadonly().readonly, m.obj, memoryview(m).obj
m.nbytes, m.itemsize, m.format, m.ndim, m.shape, m.strides, m[::-2].strides, m[::-2].shape, m.suboffsets
m.c_contiguous, m.f_contiguous, m.contiguous, m[::2].contiguous, m[::2].c_contiguous
m.hex(), m.hex(':', 2), m[::2].hex(), m.tobytes('C'), m.cast('B').tobytes()
memoryview()
memoryview(1)
memoryview('a')
memoryview(b'a', 1)
memoryview(object=b'a')[0]
memoryview(obj=b'a')
list(m), 97 in m, b'a' in m, 1000 in m, sorted(m, reverse=True), sum(m), max(m), list(reversed(m))
m.__setitem__(0, 1)
w.__setitem__(0, 1), a
w.__setitem__(0, 256)
w.__setitem__(0, 'a')
w.__setitem__(0, b'a')
w.__setitem__(9, 1)
w.__setitem__(slice(0, 2), b'xy'), a
w.__setitem__(slice(0, 2), b'xyz')
w.__setitem__(slice(0, 2), 5)
w.__setitem__(slice(None, None, 2), b'123'), a
w.__setitem__(slice(0, 3), w[1:4]), a
w.__delitem__(0)
int(memoryview(b'12')), float(memoryview(b'1.5')), str(memoryview(b'ab'), 'utf-8')
m.count
isinstance(m, memoryview), type(m), memoryview, str(m)[:10]
m.release(), str(m)[:17], m == m
m[0]
len(m)
m.tobytes()
m.obj
type('X', (memoryview,), {})""".split("\n"):
    attempt(text)
with memoryview(b"ab") as held:
    print(held[0])
attempt("held[0]")
