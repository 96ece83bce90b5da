import io
import numpy as np

for x in np.nditer(np.arange(4).reshape(2, 2)):
    print(x, end=' ')
it = np.nditer(np.arange(4).reshape(2, 2), flags=['multi_index'], op_flags=['readwrite'])
while not it.finished:
    it[0] = it[0] * 2
    print(it.multi_index, it[0], end='; ')
    it.iternext()
a = np.zeros(3)
with np.nditer(a, op_flags=['readwrite']) as it:
    for x in it:
        x[...] = 5
print(a, [(int(x), int(y)) for x, y in np.nditer([np.arange(3), np.array(2)])], [int(v) for v in np.nditer(np.arange(4).reshape(2, 2).T)])
try:
    for x in np.nditer(a):
        x[...] = 1
except ValueError as e:
    print(e)
b = np.broadcast([1, 2], [[1], [2]])
print(b.shape, b.size, b.nd, [tuple(int(v) for v in p) for p in b], list(np.ndenumerate([[1, 2]])), list(np.ndindex(2, 2)))
f = np.vectorize(lambda x: x.sum(), signature='(n)->()')
print(f(np.ones((2, 3))), np.vectorize(np.convolve, signature='(n),(m)->(k)')(np.eye(3), [1, 2]), np.frompyfunc(lambda x, y: x + y, 2, 1)([1, 2], 3), np.frompyfunc(lambda x: (x, -x), 1, 2)([1, 2]))
s = io.StringIO()
np.savetxt(s, np.array([[1, 2.5], [3, 4]]), fmt='%.2f', delimiter=',', header='a,b')
print(repr(s.getvalue()), np.loadtxt(io.StringIO(s.getvalue()), delimiter=','))
for x in (np.arange(3), np.arange(6.0).reshape(2, 3), np.arange(6).reshape(2, 3).T, np.array([True, False]), np.array(5)):
    stream = io.BytesIO()
    np.save(stream, x)
    data = stream.getvalue()
    stream.seek(0)
    back = np.load(stream)
    print(len(data), data[:10], back, back.dtype, back.shape)
print(np.finfo(np.float32), np.finfo(float), np.iinfo(np.int16))
rng = np.random.default_rng(0)
x = rng.standard_normal(200)
for bins in ('auto', 'fd', 'doane', 'scott', 'rice', 'sturges', 'sqrt'):
    print(bins, np.histogram(x, bins=bins)[0], np.histogram_bin_edges(x, bins)[:2])
print(np.histogram([1, 2, 3, 9], bins='auto'), np.histogramdd(np.array([[0.0, 0], [1, 1], [1, 0]]), bins=2))
try:
    np.histogram([1], bins='many')
except ValueError as e:
    print(e)
print(np.char.upper(['a', 'b']), np.char.add(['a'], ['b']), np.strings.upper(np.array(['a'])), np.char.split(['a b', 'c']), np.char.str_len(['a', 'bcd']), np.char.replace(['aa'], 'a', 'b'), np.char.multiply('ab', 2))
print(np.random.SeedSequence(5), np.random.SeedSequence(5).generate_state(3), np.random.Generator(np.random.PCG64(5)).random(), np.random.default_rng(np.random.SeedSequence(7)).integers(0, 100, 3), [np.random.default_rng(c).random() for c in np.random.SeedSequence(1).spawn(2)])
print(np.linalg.tensordot(np.ones((2, 3)), np.ones((3, 2)), axes=1), np.linalg.matrix_transpose(np.ones((2, 3))).shape, np.linalg.tensorinv(np.eye(4).reshape(2, 2, 2, 2)).shape, np.linalg.vecdot([1, 2], [3, 4]))
