// The methods of `np.random.default_rng()`: every function takes the generator first.

enum GeneratorSource {
  static let text = """
    def normal(self, loc=0.0, scale=1.0, size=None):
        if type(loc) in _NUMBERS and type(scale) in _NUMBERS and scale > 0:
            return _random._normals(self, size, loc, scale)
        _non_negative(scale=scale)
        return _array(loc) + _array(scale) * _random._normals(self, _broadcast_size(size, loc, scale))

    def uniform(self, low=0.0, high=1.0, size=None):
        return _uniform(self, low, high, size)

    def integers(self, low, high=None, size=None, dtype=np.int64, endpoint=False):
        if high is None:
            low, high = 0, low
        if endpoint:
            high = high + 1
        if np.ndim(low) or np.ndim(high):
            low, high = np.broadcast_arrays(low, high)
            shape = low.shape if size is None else size
            low, high = np.broadcast_to(low, shape), np.broadcast_to(high, shape)
            made = [_random._integers(self, int(a), int(b), None, dtype, False) for a, b in zip(low.ravel(), high.ravel())]
            return np.array(made, dtype=dtype).reshape(shape)
        return _random._integers(self, int(low), int(high), size, dtype, False)

    def shuffle(self, x, axis=0):
        if axis != 0:
            x = np.swapaxes(x, axis, 0)
        _shuffle(self, x, _random._shuffled(self, len(x), 1, True))

    def permutation(self, x, axis=0):
        if isinstance(x, (int, np.integer)):
            return _random._shuffled(self, int(x), 1, True)
        arr = np.asarray(x)
        if not -arr.ndim <= axis < arr.ndim:
            raise np.exceptions.AxisError(f'axis {axis} is out of bounds for array of dimension {arr.ndim}')
        return np.take(arr, _random._shuffled(self, arr.shape[axis], 1, True), axis=axis)

    def permuted(self, x, *, axis=None, out=None):
        x = np.array(x)
        if axis is None:
            return x.ravel()[_random._shuffled(self, x.size, 1, True)].reshape(x.shape)
        moved = np.moveaxis(x, axis, -1)
        rows = moved.reshape(-1, moved.shape[-1])
        made = np.stack([r[_random._shuffled(self, len(r), 1, True)] for r in rows]).reshape(moved.shape)
        return np.moveaxis(made, -1, axis)

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        a = np.asarray(a)
        if a.ndim == 0:
            if a.dtype.kind not in 'iu':
                raise ValueError("a must be a sequence or an integer, not " + str(type(a[()])))
            pop_size = int(a)
            if pop_size <= 0 and _count(size) != 0:
                raise ValueError("a must be a positive integer unless no samples are taken")
        else:
            pop_size = a.shape[axis]
            if pop_size == 0 and _count(size) != 0:
                raise ValueError("a cannot be empty unless no samples are taken")
        if p is not None:
            p = _probabilities(p, pop_size)
        if replace:
            if p is not None:
                cdf = p.cumsum()
                cdf /= cdf[-1]
                idx = np.asarray(cdf.searchsorted(random(self, size), side='right'))
            else:
                idx = np.asarray(integers(self, 0, pop_size, size=size))
        else:
            n = _count(size)
            if n > pop_size:
                raise ValueError("Cannot take a larger sample than population when replace is False")
            if p is not None:
                if np.count_nonzero(p > 0) < n:
                    raise ValueError("Fewer non-zero entries in p than size")
                n_uniq = 0
                p = p.copy()
                found = np.zeros(n, dtype=int)
                while n_uniq < n:
                    x = random(self, (n - n_uniq,))
                    if n_uniq > 0:
                        p[found[0:n_uniq]] = 0
                    cdf = np.cumsum(p)
                    cdf /= cdf[-1]
                    new = cdf.searchsorted(x, side='right')
                    _, unique_indices = np.unique(new, return_index=True)
                    unique_indices.sort()
                    new = new.take(unique_indices)
                    found[n_uniq:n_uniq + new.size] = new
                    n_uniq += new.size
                idx = found
            else:
                idx = _random._sample_without(self, pop_size, n, shuffle)
            idx = idx.reshape(size if size is not None else ())
        if a.ndim == 0:
            return idx[()] if size is None else idx
        return np.take(a, idx, axis=axis) if size is not None else (a[int(idx)] if axis == 0 else np.take(a, idx, axis=axis))

    def multivariate_normal(self, mean, cov, size=None, check_valid='warn', tol=1e-8, *, method='svd'):
        mean, cov = np.array(mean), np.array(cov, dtype=float)
        shape = [] if size is None else (list(size) if isinstance(size, (tuple, list)) else [size])
        x = standard_normal(self, shape + [mean.shape[0]]).reshape(-1, mean.shape[0])
        if method == 'cholesky':
            factor = np.linalg.cholesky(cov).T
        elif method == 'eigh':
            s, u = np.linalg.eigh(cov)
            factor = (u * np.sqrt(s)).T
        else:
            u, s, vh = np.linalg.svd(cov)
            factor = (u * np.sqrt(s)).T
        x = np.dot(x, factor)
        x += mean
        return x.reshape(shape + [mean.shape[0]])

    def spawn(self, n_children):
        return _random._spawn(self, n_children)


    _is_legacy = False
    _wraps_wide_angles = True
    _smallest_sample = 0

    def _single(dtype, name):
        kind = np.dtype(dtype)
        if kind == np.float32:
            return True
        if kind != np.float64:
            raise TypeError(f'Unsupported dtype {kind!r} for {name}')
        return False

    def _into(out, made):
        if out is None:
            return made
        out[...] = made
        return out

    def random(self, size=None, dtype=float, out=None):
        size = out.shape if out is not None and size is None else size
        return _into(out, _random._floats(self, size) if _single(dtype, 'random') else _random._doubles(self, size))

    def standard_normal(self, size=None, dtype=float, out=None):
        size = out.shape if out is not None and size is None else size
        single = _single(dtype, 'standard_normal')
        return _into(out, _random._normal_floats(self, size) if single else _random._normals(self, size))

    def standard_exponential(self, size=None, dtype=float, method='zig', out=None):
        size = out.shape if out is not None and size is None else size
        single = _single(dtype, 'standard_exponential')
        if method != 'zig':
            if single:
                raise NotImplementedError("standard_exponential(method='inv', dtype=float32) is not supported; method='zig' is")
            return _into(out, -np.log1p(-_random._doubles(self, size)))
        return _into(out, _random._exponential_floats(self, size) if single else _random._exponentials(self, size))

    def standard_gamma(self, shape, size=None, dtype=float, out=None):
        _non_negative(shape=shape)
        if _single(dtype, 'standard_gamma'):
            raise NotImplementedError('standard_gamma(dtype=float32) is not supported; draw float64 and use astype')
        size = out.shape if out is not None and size is None else size
        return _into(out, _each(self, size, lambda a: _gamma_one(self, a), (shape,)))

    def _expo(self):
        return _random._exponentials(self, None)

    def exponential(self, scale=1.0, size=None):
        _non_negative(scale=scale)
        return _array(scale) * _random._exponentials(self, _broadcast_size(size, scale))

    def bytes(self, length):
        words = _random._integers(self, 0, 1 << 32, ((length - 1) // 4 + 1,), np.uint32, False)
        return words.tobytes()[:length]

    def rayleigh(self, scale=1.0, size=None):
        _non_negative(scale=scale)
        import math
        return _each(self, size, lambda s: s * math.sqrt(2.0 * _expo(self)), (scale,))

    def weibull(self, a, size=None):
        _non_negative(a=a)
        import math
        return _each(self, size, lambda x: 0.0 if x == 0.0 else _power(_expo(self), 1. / x), (a,))

    def pareto(self, a, size=None):
        _positive(a=a)
        import math
        def one(x):
            e = _expo(self) / x
            return math.expm1(e) if e < 709.7 else float(np.expm1(e))
        return _each(self, size, one, (a,))

    def power(self, a, size=None):
        _positive(a=a)
        import math
        return _each(self, size, lambda x: math.pow(-math.expm1(-_expo(self)), 1. / x), (a,))

    def wald(self, mean, scale, size=None):
        _positive(mean=mean, scale=scale)
        import math
        def one(m, s):
            Y = _gauss(self)
            Y = m * Y * Y
            d = 1 + math.sqrt(1 + 4 * s / Y)
            X = m * (1 - 2 / d)
            return X if _double(self) <= m / (m + X) else m * m / X
        return _each(self, size, one, (mean, scale))

    def _zipf_one(self, a):
        import math
        if a >= 1025:
            return 1
        am1 = a - 1.0
        b = math.pow(2.0, am1)
        least = math.pow(9.223372036854776e18, -am1)
        while True:
            U01 = _double(self)
            U = U01 * least + (1 - U01)
            V = _double(self)
            X = _power(U, -1.0 / am1) if U > 0 else math.inf
            if not 1.0 <= X < 9.223372036854775e18:
                continue
            X = math.floor(X)
            T = math.pow(1.0 + 1.0 / X, am1)
            if V * X * (T - 1.0) / (b - 1.0) <= T / b:
                return X

    def _logfactorial(k):
        import math
        if k < 126:
            return math.log(math.factorial(k))
        return (k + 0.5) * math.log(k) - k + (0.9189385332046728 + (1.0 / k) * (1 / 12.0 - 1 / (360.0 * k * k)))

    def _hypergeometric_one(self, good, bad, sample):
        import math
        total = good + bad
        if not 10 <= sample <= total - 10:
            left = total - sample if sample > total // 2 else sample
            rest, chosen = total, good
            while left > 0 and chosen > 0 and rest > chosen:
                rest -= 1
                if _random._interval(self, rest) < chosen:
                    chosen -= 1
                left -= 1
            if rest == chosen:
                chosen -= left
            return chosen if sample > total // 2 else good - chosen
        drawn = min(sample, total - sample)
        least, most = min(good, bad), max(good, bad)
        p, q = least / total, most / total
        a = drawn * p + 0.5
        c = math.sqrt((total - drawn) * drawn * p * q / (total - 1) + 0.5)
        h = 1.7155277699214135 * c + 0.8989161620588988
        m = math.floor((drawn + 1) * (least + 1) / (total + 2))
        lf = _logfactorial
        g = lf(m) + lf(least - m) + lf(drawn - m) + lf(most - drawn + m)
        b = min(min(drawn, least) + 1, math.floor(a + 16 * c))
        while True:
            U = _double(self)
            V = _double(self)
            if U == 0.0:
                continue
            X = a + h * (V - 0.5) / U
            if X < 0.0 or X >= b:
                continue
            K = int(math.floor(X))
            T = g - (lf(K) + lf(least - K) + lf(drawn - K) + lf(most - drawn + K))
            if U * (4.0 - U) - 3.0 <= T:
                break
            if U * (U - T) >= 1:
                continue
            if 2.0 * math.log(U) <= T:
                break
        if good > bad:
            K = drawn - K
        return good - K if drawn < sample else K

    def multivariate_hypergeometric(self, colors, nsample, size=None, method='marginals'):
        raise NotImplementedError('multivariate_hypergeometric is not supported; hypergeometric, or choice without replacement, is')

    """
}
