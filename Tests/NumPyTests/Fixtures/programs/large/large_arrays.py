# Sums of the bytes of large results: the orders and roundings of the reference, not only its digits.
import numpy as np


def bits(x):
    x = np.ascontiguousarray(x)
    words = {1: np.uint8, 2: np.uint16, 4: np.uint32, 8: np.uint64}[x.dtype.itemsize]
    v = x.ravel().view(words).astype(np.uint64)
    return int((v * np.arange(1, v.size + 1, dtype=np.uint64)).sum())


r = np.random.RandomState(3)
a = r.randn(100000) * 3
p, u = np.abs(a) + 1e-3, r.rand(100000) * 2 - 1
for name in 'exp log sin cos tanh sqrt square rint floor ceil trunc absolute negative degrees log1p expm1'.split():
    f = getattr(np, name)
    for dtype in (np.float64, np.float32):
        x = (p if name in ('log', 'log1p', 'sqrt') else a).astype(dtype)
        print(name, x.dtype, bits(f(x)), bits(f(x[::3])), bits(f(x.reshape(250, 400).T)))
wide = np.concatenate([np.exp(r.randn(50000) * 40) * np.sign(r.randn(50000)), [0, -0.0, 88.8, -104, 1e-40]]).astype(np.float32)
with np.errstate(all='ignore'):
    for name in 'exp log sin cos tanh'.split():
        made = getattr(np, name)(wide)
        print(name, bits(np.where(np.isnan(made), np.float32(0), made)), int(np.isnan(made).sum()))
for dtype in (np.float64, np.float32, np.int64, np.int32, np.uint8):
    x = (a * 30).astype(np.int64).astype(dtype) if np.dtype(dtype).kind != 'f' else a.astype(dtype)
    m = x.reshape(250, 400)
    print(x.dtype)
    for name in 'sum mean std max min argmax argmin cumsum sort any all ptp'.split():
        f = getattr(np, name)
        print(' ', name, bits(np.asarray(f(x))), bits(f(m, axis=0)), bits(f(m, axis=1)), bits(f(m.T, axis=0)), bits(f(m[::2, ::3], axis=1)))
    print('  argsort', bits(np.argsort(x, kind='stable')), bits(np.argsort(m[:, :200], axis=1)), bits(np.argsort(m[:200], axis=0)))
    print('  unique', bits(np.unique(x)), [bits(v) for v in np.unique(m[:5], return_inverse=True, return_counts=True)])
    mask = x > 1
    print('  masks', bits(x[mask]), bits(np.where(mask, x, 0)), bits(m[mask.reshape(m.shape)]), int(mask.sum()), bits(np.nonzero(mask)[0]))
    i = r.randint(0, 100000, 5000)
    print('  picked', bits(x[i]), bits(m[i % 250]), bits(m[:, i % 400][:, :50]), bits(m[i % 250, i % 400]), bits(np.take(x, i)))
    y = x.copy()
    y[mask] = 7
    y[i] = 9
    y[x < -50] = x[x < -50] // 2 if x.dtype.kind == 'i' else 1
    print('  placed', bits(y), bits(x[::-1].copy()), bits(np.concatenate([m, m], axis=1)), bits(m.T.copy()), bits(np.repeat(x[:100], 3)))
    print('  compared', bits(x == x[::-1]), bits(x < 0.5), bits(m <= m[0]), bits(np.maximum(m, m[:, :1])), bits(m + m[0]), bits(np.clip(x, 1, 4)))
for k in (5, 100, 255, 300, 700):
    b, c = r.randn(60, k), r.randn(k, 40)
    print('product', k, bits(b @ c), bits(np.asfortranarray(b) @ c), bits(c.T @ b.T), bits(b[0] @ b[1]), bits(np.convolve(b[0], c[:, 0])))
    print('single', k, bits(b[0].astype(np.float32) @ b[1].astype(np.float32)))
print('stacked', bits(r.randn(3, 4, 5) @ r.randn(3, 5, 6)), bits(r.randn(4, 5) @ r.randn(3, 5, 6)))
print('counted', bits(np.bincount((a * 10).astype(int) % 100)), bits(np.bincount((a * 10).astype(int) % 100, weights=u)), bits(np.histogram(a, 30)[0]), bits(np.searchsorted(np.sort(a), u)), bits(np.digitize(a, [-1, 0, 1])))
for name in 'rand randn'.split():
    print(name, bits(getattr(r, name)(10001)))
print(bits(r.normal(2, 3, 5000)), bits(r.randint(0, 10, 5000)), bits(r.permutation(5000)), bits(r.uniform(-1, 1, 5000)), bits(r.randint(0, 1 << 40, 1000)))
g = np.random.default_rng(3)
print(bits(g.random(10001)), bits(g.standard_normal(10001)), bits(g.integers(0, 10, 5000)), bits(g.permutation(5000)), bits(g.exponential(2, 5000)))
