// What the old functions of `numpy.random` do in their own way; the stream is that of the Mersenne twister. Every function
// takes the random object first; the module's own functions are bound to its state.

enum LegacyRandomSource {
  static let text = """
    def seed(self, seed=None):
        _random._seed(self, seed)

    def get_state(self, legacy=True):
        return _random._get_state(self)

    def set_state(self, state):
        _random._set_state(self, state)

    def random_sample(self, size=None):
        return _random._doubles(self, size)

    random = random_sample
    ranf = random_sample
    sample = random_sample

    def rand(self, *args):
        return _random._doubles(self, args if args else None)

    def randn(self, *args):
        return _random._normals(self, args if args else None)

    def standard_normal(self, size=None):
        return _random._normals(self, size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        if type(loc) in _NUMBERS and type(scale) in _NUMBERS and scale > 0:
            return _random._normals(self, size, loc, scale)
        _non_negative(scale=scale)
        return _array(loc) + _array(scale) * _random._normals(self, _broadcast_size(size, loc, scale))

    def uniform(self, low=0.0, high=1.0, size=None):
        return _uniform(self, low, high, size)

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        if np.ndim(low) or np.ndim(high):
            low, high = np.broadcast_arrays(low, high)
            shape = low.shape if size is None else size
            low, high = np.broadcast_to(low, shape), np.broadcast_to(high, shape)
            made = [_random._integers(self, int(a), int(b), None, dtype, True) for a, b in zip(low.ravel(), high.ravel())]
            return np.array(made, dtype=dtype).reshape(shape)
        made = _random._integers(self, int(low), int(high), size, dtype, True)
        return int(made) if size is None and dtype is int else made

    def random_integers(self, low, high=None, size=None):
        if high is None:
            low, high = 1, low
        return randint(self, low, high + 1, size)

    def bytes(self, length):
        import builtins
        words = [int(_random._integers(self, 0, 1 << 32, None, np.int64, True)) for _ in range((length + 3) // 4)]
        return builtins.bytes([(w >> s) & 255 for w in words for s in (0, 8, 16, 24)])[:length]

    def shuffle(self, x):
        _shuffle(self, x, _random._shuffled(self, len(x), 1, True))

    def permutation(self, x):
        if isinstance(x, (int, np.integer)):
            return _random._shuffled(self, max(int(x), 0), 1, True)
        arr = np.asarray(x)
        if arr.ndim < 1:
            raise IndexError('x must be an integer or at least 1-dimensional')
        return arr[_random._shuffled(self, arr.shape[0], 1, True)]

    def choice(self, a, size=None, replace=True, p=None):
        a = np.asarray(a)
        if a.ndim == 0:
            if a.dtype.kind not in 'iu':
                raise ValueError("a must be 1-dimensional or an integer")
            pop_size = int(a)
            if pop_size <= 0 and _count(size) != 0:
                raise ValueError("a must be greater than 0 unless no samples are taken")
        elif a.ndim != 1:
            raise ValueError("a must be 1-dimensional")
        else:
            pop_size = a.shape[0]
            if pop_size == 0 and _count(size) != 0:
                raise ValueError("'a' cannot be empty unless no samples are taken")
        if p is not None:
            p = _probabilities(p, pop_size)
        shape = size
        if replace:
            if p is not None:
                cdf = p.cumsum()
                cdf /= cdf[-1]
                idx = np.asarray(cdf.searchsorted(random_sample(self, shape), side='right'))
            else:
                idx = np.asarray(randint(self, 0, pop_size, size=shape))
        else:
            n = _count(size)
            if n > pop_size:
                raise ValueError("Cannot take a larger sample than population when 'replace=False'")
            if p is not None:
                if np.count_nonzero(p > 0) < n:
                    raise ValueError("Fewer non-zero entries in p than size")
                n_uniq = 0
                p = p.copy()
                found = np.zeros(n, dtype=int)
                while n_uniq < n:
                    x = rand(self, n - n_uniq)
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
                idx = permutation(self, pop_size)[:n]
            idx = idx.reshape(shape if shape is not None else ())
        if a.ndim == 0:
            return int(idx) if shape is None and idx.ndim == 0 else idx
        made = a[idx]
        return made

    def multivariate_normal(self, mean, cov, size=None, check_valid='warn', tol=1e-8):
        mean, cov = np.array(mean), np.array(cov, dtype=float)
        if mean.ndim != 1:
            raise ValueError("mean must be 1 dimensional")
        if cov.ndim != 2 or cov.shape[0] != cov.shape[1]:
            raise ValueError("cov must be 2 dimensional and square")
        if mean.shape[0] != cov.shape[0]:
            raise ValueError("mean and cov must have same length")
        shape = [] if size is None else (list(size) if isinstance(size, (tuple, list)) else [size])
        x = standard_normal(self, shape + [mean.shape[0]]).reshape(-1, mean.shape[0])
        u, s, v = np.linalg.svd(cov)
        x = np.dot(x, np.sqrt(s)[:, None] * v)
        x += mean
        return x.reshape(shape + [mean.shape[0]])


    _is_legacy = True
    _wraps_wide_angles = False
    _smallest_sample = 1

    def _expo(self):
        import math
        return -math.log(1.0 - _random._doubles(self, None))

    def standard_exponential(self, size=None):
        return _expo(self) if size is None else -np.log(1.0 - _random._doubles(self, size))

    def exponential(self, scale=1.0, size=None):
        _non_negative(scale=scale)
        size = _broadcast_size(size, scale)
        return float(scale) * _expo(self) if size is None else _array(scale) * -np.log(1.0 - _random._doubles(self, size))

    def standard_gamma(self, shape, size=None):
        _non_negative(shape=shape)
        return _each(self, size, lambda a: _gamma_one(self, a), (shape,))

    def rayleigh(self, scale=1.0, size=None):
        _non_negative(scale=scale)
        import math
        return _each(self, size, lambda s: s * math.sqrt(-2.0 * math.log(1.0 - _double(self))), (scale,))

    def weibull(self, a, size=None):
        _non_negative(a=a)
        import math
        return _each(self, size, lambda x: 0.0 if x == 0.0 else _power(_expo(self), 1. / x), (a,))

    def pareto(self, a, size=None):
        _positive(a=a)
        return _each(self, size, lambda x: _exponential_of(_expo(self) / x) - 1, (a,))

    def power(self, a, size=None):
        _positive(a=a)
        import math
        return _each(self, size, lambda x: math.pow(1 - math.exp(-_expo(self)), 1. / x), (a,))

    def wald(self, mean, scale, size=None):
        _positive(mean=mean, scale=scale)
        import math
        def one(m, s):
            half = m / (2 * s)
            Y = _gauss(self)
            Y = m * Y * Y
            X = m + half * (Y - math.sqrt(4 * s * Y + Y * Y))
            return X if _double(self) <= m / (m + X) else m * m / X
        return _each(self, size, one, (mean, scale))

    def tomaxint(self, size=None):
        if size is None:
            return (int(_random._integers(self, 0, 1 << 64, None, np.uint64, True))) >> 1
        return (_random._integers(self, 0, 1 << 64, size, np.uint64, True) >> np.uint64(1)).astype(np.int64)

    def _zipf_one(self, a):
        import math
        am1 = a - 1.0
        b = math.pow(2.0, am1)
        while True:
            U = 1.0 - _double(self)
            V = _double(self)
            X = _power(U, -1.0 / am1) if U > 0 else math.inf
            if not 1.0 <= X < 9.223372036854775e18:
                continue
            X = math.floor(X)
            T = math.pow(1.0 + 1.0 / X, am1)
            if V * X * (T - 1.0) / (b - 1.0) <= T / b:
                return X

    def _hypergeometric_one(self, good, bad, sample):
        import math
        if sample <= 10:
            d1 = bad + good - sample
            d2 = float(min(bad, good))
            Y = d2
            K = sample
            while Y > 0.0:
                Y -= math.floor(_double(self) + Y / (d1 + K))
                K -= 1
                if K == 0:
                    break
            Z = int(d2 - Y)
            return sample - Z if good > bad else Z
        least, most, total = min(good, bad), max(good, bad), good + bad
        m = min(sample, total - sample)
        d4 = least / total
        d6 = m * d4 + 0.5
        d7 = math.sqrt((total - m) * sample * d4 * (1.0 - d4) / (total - 1) + 0.5)
        d8 = 1.7155277699214135 * d7 + 0.8989161620588988
        d9 = math.floor((m + 1) * (least + 1) / (total + 2))
        d10 = _loggam(d9 + 1) + _loggam(least - d9 + 1) + _loggam(m - d9 + 1) + _loggam(most - m + d9 + 1)
        d11 = min(min(m, least) + 1.0, math.floor(d6 + 16 * d7))
        while True:
            X = _double(self)
            Y = _double(self)
            if X == 0.0:
                continue
            W = d6 + d8 * (Y - 0.5) / X
            if W < 0.0 or W >= d11:
                continue
            Z = int(math.floor(W))
            T = d10 - (_loggam(Z + 1) + _loggam(least - Z + 1) + _loggam(m - Z + 1) + _loggam(most - m + Z + 1))
            if X * (4.0 - X) - 3.0 <= T:
                break
            if X * (X - T) >= 1:
                continue
            if 2.0 * math.log(X) <= T:
                break
        if good > bad:
            Z = m - Z
        return good - Z if m < sample else Z

    """
}
