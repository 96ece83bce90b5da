// The methods of random objects that are the same for both generators: parameters checked, then one draw for each element.

enum RandomMethodSource {
  static let text = """
    def gamma(self, shape, scale=1.0, size=None):
        _non_negative(shape=shape, scale=scale)
        return _each(self, size, lambda a, s: s * _gamma_one(self, a), (shape, scale))

    def chisquare(self, df, size=None):
        _positive(df=df)
        return _each(self, size, lambda d: _chisquare_one(self, d), (df,))

    def noncentral_chisquare(self, df, nonc, size=None):
        _positive(df=df)
        _non_negative(nonc=nonc)
        return _each(self, size, lambda d, n: _noncentral_one(self, d, n), (df, nonc))

    def f(self, dfnum, dfden, size=None):
        _positive(dfnum=dfnum, dfden=dfden)
        return _each(self, size, lambda n, d: (_chisquare_one(self, n) * d) / (_chisquare_one(self, d) * n), (dfnum, dfden))

    def noncentral_f(self, dfnum, dfden, nonc, size=None):
        _positive(dfnum=dfnum, dfden=dfden)
        _non_negative(nonc=nonc)
        def one(n, d, shift):
            t = _noncentral_one(self, n, shift) * d
            return t / (_chisquare_one(self, d) * n)
        return _each(self, size, one, (dfnum, dfden, nonc))

    def beta(self, a, b, size=None):
        _positive(a=a, b=b)
        return _each(self, size, lambda x, y: _beta_one(self, x, y), (a, b))

    def standard_cauchy(self, size=None):
        return _each_plain(self, size, lambda: _gauss(self) / _gauss(self))

    def standard_t(self, df, size=None):
        _positive(df=df)
        return _each(self, size, lambda d: _standard_t_one(self, d), (df,))

    def vonmises(self, mu, kappa, size=None):
        _non_negative(kappa=kappa)
        return _each(self, size, lambda m, k: _vonmises_one(self, m, k), (mu, kappa))

    def laplace(self, loc=0.0, scale=1.0, size=None):
        _non_negative(scale=scale)
        return _each(self, size, lambda m, s: _laplace_one(self, m, s), (loc, scale))

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        _non_negative(scale=scale)
        return _each(self, size, lambda m, s: _gumbel_one(self, m, s), (loc, scale))

    def logistic(self, loc=0.0, scale=1.0, size=None):
        _non_negative(scale=scale)
        return _each(self, size, lambda m, s: _logistic_one(self, m, s), (loc, scale))

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        import math
        _non_negative(sigma=sigma)
        return _each(self, size, lambda m, s: _exponential_of(m + s * _gauss(self)), (mean, sigma))

    def _exponential_of(x):
        import math
        return math.exp(x) if x < 709.7 else float(np.exp(x))

    def triangular(self, left, mode, right, size=None):
        low, middle, high = np.asarray(left), np.asarray(mode), np.asarray(right)
        if np.any(low > middle):
            raise ValueError('left > mode')
        if np.any(middle > high):
            raise ValueError('mode > right')
        if np.any(low == high):
            raise ValueError('left == right')
        return _each(self, size, lambda a, m, b: _triangular_one(self, a, m, b), (left, mode, right))

    def poisson(self, lam=1.0, size=None):
        _poisson_mean(lam)
        return _each(self, size, lambda x: _poisson_one(self, x), (lam,), int)

    def binomial(self, n, p, size=None):
        _whole(n)
        _non_negative(n=n)
        _probability(p=p)
        return _each(self, size, lambda a, b: _binomial_one(self, a, b), (n, p), int)

    def negative_binomial(self, n, p, size=None):
        _positive_number(n=n)
        _possible(p=p)
        def one(count, chance):
            return _poisson_one(self, (1 - chance) / chance * _gamma_one(self, count))
        return _each(self, size, one, (n, p), int)

    def geometric(self, p, size=None):
        _possible(p=p)
        return _each(self, size, lambda q: _geometric_one(self, q), (p,), int)

    def logseries(self, p, size=None):
        _in_range(lambda v: np.logical_and(v >= 0, v < 1), '{0} < 0, {0} >= 1', p=p)
        return _each(self, size, lambda q: _logseries_one(self, q), (p,), int)

    def zipf(self, a, size=None):
        _in_range(lambda v: v > 1, '{0} <= 1', a=a)
        return _each(self, size, lambda x: _zipf_one(self, x), (a,), int)

    def hypergeometric(self, ngood, nbad, nsample, size=None):
        for value in (ngood, nbad, nsample):
            _whole(value)
        _non_negative(ngood=ngood, nbad=nbad)
        if np.any(np.asarray(nsample) < _smallest_sample):
            raise ValueError('nsample < 1 or nsample is NaN' if _is_legacy else 'nsample < 0')
        if np.any(np.asarray(ngood) + np.asarray(nbad) < np.asarray(nsample)):
            raise ValueError('ngood + nbad < nsample')
        return _each(self, size, lambda g, b, s: _hypergeometric_one(self, int(g), int(b), int(s)), (ngood, nbad, nsample), int)

    def multinomial(self, n, pvals, size=None):
        pvals = [float(x) for x in pvals]
        if any(not 0 <= x <= 1 for x in pvals):
            raise ValueError('pvals < 0, pvals > 1 or pvals contains NaNs')
        if sum(pvals[:-1]) > 1.0 + 1e-12:
            raise ValueError('sum(pvals[:-1]) > 1.0' if _is_legacy else 'sum(pvals[:-1].astype(np.float64)) > 1.0')
        _non_negative(n=n)
        if np.ndim(n):
            counts = np.asarray(n)
            if size is not None:
                counts = np.broadcast_to(counts, size)
            rows = [multinomial(self, int(k), pvals) for k in counts.ravel().tolist()]
            return np.array(rows, dtype=int).reshape(counts.shape + (len(pvals),))
        rows = []
        for _ in range(_count(size)):
            left, rest = int(n), 1.0
            row = [0] * len(pvals)
            for j in range(len(pvals) - 1):
                row[j] = _binomial_one(self, left, pvals[j] / rest)
                left -= row[j]
                if left <= 0:
                    break
                rest -= pvals[j]
            if left > 0:
                row[-1] = left
            rows.append(row)
        return np.array(rows, dtype=int).reshape(_shape_of(size) + (len(pvals),))

    def _shape_of(size):
        return () if size is None else (tuple(size) if isinstance(size, (tuple, list)) else (size,))

    def _normalised_gammas(self, alpha):
        g = []
        total = 0.0
        for x in alpha:
            g.append(_gamma_one(self, x))
            total += g[-1]
        inv = 1 / total
        return [v * inv for v in g]

    def _stick(self, alpha):
        # Very small parameters: pieces are broken off a stick, which keeps the rest exact.
        rest = [0.0] * len(alpha)
        total = 0.0
        for i in range(len(alpha) - 1, 0, -1):
            total += alpha[i]
            rest[i - 1] = total
        row = []
        left = 1.0
        for i in range(len(alpha) - 1):
            v = _beta_one(self, alpha[i], rest[i])
            row.append(left * v)
            left *= 1.0 - v
        row.append(left)
        return row

    def dirichlet(self, alpha, size=None):
        alpha = [float(x) for x in alpha]
        if any(not x > 0 for x in alpha) and (_is_legacy or any(not x >= 0 for x in alpha)):
            raise ValueError('alpha <= 0' if _is_legacy else 'alpha < 0')
        breaks = not _is_legacy and max(alpha, default=1) < 0.1
        rows = [(_stick if breaks else _normalised_gammas)(self, alpha) for _ in range(_count(size))]
        return np.array(rows).reshape(_shape_of(size) + (len(alpha),))


    """
}
