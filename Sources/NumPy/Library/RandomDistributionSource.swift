// The distributions of `numpy.random` that are made of uniforms, normals and exponentials, each draw in the reference's order.
// `_expo` and a few constants belong to the generator whose text follows.

enum RandomDistributionSource {
  static let text = samplers + RandomMethodSource.text

  /// Small helpers of both generators.
  static let shared = """
    import numpy as np
    import numpy.random as _random

    # What needs no broadcasting.
    _NUMBERS = (float, int)
    _LARGEST = 1e300

    def _broadcast_size(size, *params):
        if size is None:
            shapes = [np.shape(p) for p in params]
            if all(s == () for s in shapes):
                return None
            return np.broadcast_shapes(*shapes)
        return size

    def _array(x):
        return np.asarray(x) if isinstance(x, (list, tuple)) else float(x) if isinstance(x, str) else x

    def _probabilities(p, pop_size):
        p = np.asarray(p, dtype=float)
        if p.ndim != 1:
            raise ValueError("'p' must be 1-dimensional" if _is_legacy else 'p must be 1-dimensional')
        if p.size != pop_size:
            raise ValueError("'a' and 'p' must have same size" if _is_legacy else 'a and p must have same size')
        word = 'probabilities' if _is_legacy else 'Probabilities'
        if np.any(np.isnan(p)):
            raise ValueError(f'{word} contain NaN')
        if np.any(p < 0):
            raise ValueError(f'{word} are not non-negative')
        if abs(float(p.sum()) - 1.) > 1.5e-8:
            raise ValueError(f'{word} do not sum to 1' + ('' if _is_legacy else '. See Notes section of docstring for more information.'))
        return p

    def _uniform(self, low, high, size):
        if type(low) in _NUMBERS and type(high) in _NUMBERS and abs(high - low) < _LARGEST:
            return _random._doubles(self, size, low, high - low)
        span = np.asarray(high) - low if np.ndim(high) else high - low
        if not np.all(np.isfinite(span)):
            raise OverflowError('Range exceeds valid bounds' if _is_legacy else 'high - low range exceeds valid bounds')
        return _array(low) + span * _random._doubles(self, _broadcast_size(size, low, high))

    def _count(size):
        if size is None:
            return 1
        total = 1
        for n in (size if isinstance(size, (tuple, list)) else (size,)):
            total *= int(n)
        return total

    def _shuffle(state, x, order):
        if isinstance(x, np.ndarray):
            x[...] = x[order]
        else:
            copy = [x[int(i)] for i in order]
            for i, v in enumerate(copy):
                x[i] = v


    """

  /// One draw of each distribution, and the checks of parameters.
  static let samplers = """
    def _each(self, size, body, params, kind=float):
        shape = _broadcast_size(size, *params)
        if shape is None:
            return body(*[float(p) for p in params])
        columns = [np.broadcast_to(np.asarray(p, dtype=float), shape).ravel().tolist() for p in params]
        made = np.array([body(*row) for row in zip(*columns)], dtype=kind)
        return made.reshape(shape)

    def _each_plain(self, size, body):
        if size is None:
            return body()
        count = _count(size)
        return np.array([body() for _ in range(count)], dtype=float).reshape(size)

    def _double(self):
        return _random._doubles(self, None)

    def _gauss(self):
        return _random._normals(self, None)

    def _wrong(value, test):
        return np.any(test(np.asarray(value, dtype=float)))

    def _non_negative(**named):
        for name, value in named.items():
            if _wrong(value, lambda v: np.logical_and(np.logical_not(np.isnan(v)), np.signbit(v))):
                raise ValueError(f'{name} < 0')

    def _positive(**named):
        for name, value in named.items():
            if _wrong(value, lambda v: np.less_equal(v, 0)):
                raise ValueError(f'{name} <= 0')

    def _positive_number(**named):
        for name, value in named.items():
            if _wrong(value, np.isnan):
                raise ValueError(f'{name} must not be NaN')
        _positive(**named)

    def _in_range(test, words, **named):
        for name, value in named.items():
            if _wrong(value, lambda v: np.logical_not(test(v))):
                nan = 'contains NaNs' if np.ndim(value) else 'is NaN'
                raise ValueError(words.format(name) + f' or {name} {nan}')

    def _probability(**named):
        _in_range(lambda v: np.logical_and(v >= 0, v <= 1), '{0} < 0, {0} > 1', **named)

    def _possible(**named):
        for name, value in named.items():
            if _wrong(value, lambda v: np.logical_not(np.logical_and(v > 0, v <= 1))):
                raise ValueError(f'{name} <= 0, {name} > 1 or {name} contains NaNs')

    def _poisson_mean(lam):
        if _wrong(lam, lambda v: v > 9.223372006484771e+18):
            raise ValueError('lam value too large')
        _in_range(lambda v: v >= 0, '{0} < 0', lam=lam)

    def _whole(value):
        array = np.asarray(value)
        if array.ndim and array.dtype.kind not in 'iub':
            raise TypeError(f"Cannot cast array data from {array.dtype!r} to dtype('int64') according to the rule 'safe'")

    def _power(x, y):
        import math
        try:
            return math.pow(x, y)
        except OverflowError:
            return math.inf

    def _gamma_one(self, shape):
        import math
        if shape != shape:
            return math.nan
        if shape == 1.0:
            return _expo(self)
        if shape == 0.0:
            return 0.0
        if shape < 1.0:
            while True:
                u = _double(self)
                v = _expo(self)
                if u <= 1.0 - shape:
                    x = math.pow(u, 1. / shape)
                    if x <= v:
                        return x
                else:
                    y = -math.log((1 - u) / shape)
                    x = math.pow(1.0 - shape + shape * y, 1. / shape)
                    if x <= v + y:
                        return x
        if shape == math.inf:
            return math.inf
        b = shape - 1. / 3.
        c = 1. / math.sqrt(9 * b)
        while True:
            while True:
                x = _gauss(self)
                v = 1.0 + c * x
                if v > 0.0:
                    break
            v = v * v * v
            u = _double(self)
            if u < 1.0 - 0.0331 * (x * x) * (x * x):
                return b * v
            if u == 0.0 or math.log(u) < 0.5 * x * x + b * (1. - v + math.log(v)):
                return b * v

    def _chisquare_one(self, df):
        return 2.0 * _gamma_one(self, df / 2.0)

    def _beta_one(self, a, b):
        import math
        if a != a or b != b:
            return math.nan
        if a <= 1.0 and b <= 1.0:
            if a < 3e-103 and b < 3e-103:
                return 1.0 if _double(self) * (a + b) < a else 0.0
            while True:
                u, v = _double(self), _double(self)
                x, y = math.pow(u, 1.0 / a), math.pow(v, 1.0 / b)
                if x + y <= 1.0 and u + v > 0.0:
                    if x + y > 0:
                        return x / (x + y)
                    lx, ly = math.log(u) / a, math.log(v) / b
                    m = max(lx, ly)
                    lx, ly = lx - m, ly - m
                    return math.exp(lx - math.log(math.exp(lx) + math.exp(ly)))
        ga, gb = _gamma_one(self, a), _gamma_one(self, b)
        return ga / (ga + gb)

    def _loggam(x):
        import math
        a = [8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04, -5.952380952380952e-04,
             8.417508417508418e-04, -1.917526917526918e-03, 6.410256410256410e-03, -2.955065359477124e-02,
             1.796443723688307e-01, -1.39243221690590e+00]
        if x == 1.0 or x == 2.0:
            return 0.0
        n = int(7 - x) if x < 7.0 else 0
        x0 = x + n
        x2 = (1.0 / x0) * (1.0 / x0)
        gl0 = a[9]
        for k in range(8, -1, -1):
            gl0 *= x2
            gl0 += a[k]
        gl = gl0 / x0 + 0.5 * 1.8378770664093453 + (x0 - 0.5) * math.log(x0) - x0
        if x < 7.0:
            for k in range(1, n + 1):
                gl -= math.log(x0 - 1.0)
                x0 -= 1.0
        return gl

    def _poisson_one(self, lam):
        import math
        if lam >= 10:
            slam = math.sqrt(lam)
            loglam = math.log(lam)
            b = 0.931 + 2.53 * slam
            a = -0.059 + 0.02483 * b
            invalpha = 1.1239 + 1.1328 / (b - 3.4)
            vr = 0.9277 - 3.6224 / (b - 2)
            while True:
                U = _double(self) - 0.5
                V = _double(self)
                us = 0.5 - abs(U)
                if us == 0.0:
                    continue
                k = math.floor((2 * a / us + b) * U + lam + 0.43)
                if us >= 0.07 and V <= vr:
                    return k
                if k < 0 or (us < 0.013 and V > us):
                    continue
                if V == 0.0 or math.log(V) + math.log(invalpha) - math.log(a / (us * us) + b) <= -lam + k * loglam - _loggam(k + 1):
                    return k
        if lam == 0:
            return 0
        enlam = math.exp(-lam)
        X = 0
        prod = 1.0
        while True:
            prod *= _double(self)
            if prod > enlam:
                X += 1
            else:
                return X

    def _binomial_inversion(self, n, p):
        import math
        q = 1.0 - p
        qn = math.exp(n * math.log(q))
        np_ = n * p
        bound = int(min(n, np_ + 10.0 * math.sqrt(np_ * q + 1)))
        X = 0
        px = qn
        U = _double(self)
        while U > px:
            X += 1
            if X > bound:
                X = 0
                px = qn
                U = _double(self)
            else:
                U -= px
                px = ((n - X + 1) * p * px) / (X * q)
        return X

    def _binomial_rejection(self, n, p):
        import math
        r = min(p, 1.0 - p)
        q = 1.0 - r
        fm = n * r + r
        m = int(math.floor(fm))
        p1 = math.floor(2.195 * math.sqrt(n * r * q) - 4.6 * q) + 0.5
        xm = m + 0.5
        xl = xm - p1
        xr = xm + p1
        c = 0.134 + 20.5 / (15.3 + m)
        a = (fm - xl) / (fm - xl * r)
        laml = a * (1.0 + a / 2.0)
        a = (xr - fm) / (xr * q)
        lamr = a * (1.0 + a / 2.0)
        p2 = p1 * (1.0 + 2.0 * c)
        p3 = p2 + c / laml
        p4 = p3 + c / lamr
        while True:
            nrq = n * r * q
            u = _double(self) * p4
            v = _double(self)
            if u <= p1:
                y = int(math.floor(xm - p1 * v + u))
                break
            if u <= p2:
                x = xl + (u - p1) / c
                v = v * c + 1.0 - abs(m - x + 0.5) / p1
                if v > 1.0:
                    continue
                y = int(math.floor(x))
            elif u <= p3:
                y = int(math.floor(xl + math.log(v) / laml)) if v != 0 else -1
                if y < 0 or v == 0.0:
                    continue
                v = v * (u - p2) * laml
            else:
                y = int(math.floor(xr - math.log(v) / lamr)) if v != 0 else n + 1
                if y > n or v == 0.0:
                    continue
                v = v * (u - p3) * lamr
            k = abs(y - m)
            if not (k > 20 and k < nrq / 2.0 - 1):
                s = r / q
                a = s * (n + 1)
                F = 1.0
                if m < y:
                    for i in range(m + 1, y + 1):
                        F *= a / i - s
                elif m > y:
                    for i in range(y + 1, m + 1):
                        F /= a / i - s
                if v > F:
                    continue
                break
            rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5)
            t = -k * k / (2 * nrq)
            A = math.log(v) if v > 0.0 else -math.inf
            if A < t - rho:
                break
            if A > t + rho:
                continue
            x1, f1, z, w = y + 1, m + 1, n + 1 - m, n - y + 1
            x2, f2, z2, w2 = x1 * x1, f1 * f1, z * z, w * w
            def tail(v2, v1):
                return (13680. - (462. - (132. - (99. - 140. / v2) / v2) / v2) / v2) / v1 / 166320.
            if A > (xm * math.log(f1 / x1) + (n - m + 0.5) * math.log(z / w) + (y - m) * math.log(w * r / (x1 * q))
                    + tail(f2, f1) + tail(z2, z) + tail(x2, x1) + tail(w2, w)):
                continue
            break
        return n - y if p > 0.5 else y

    def _binomial_one(self, n, p):
        n = int(n)
        if n == 0 or p == 0.0:
            return 0
        if p <= 0.5:
            return _binomial_inversion(self, n, p) if p * n <= 30.0 else _binomial_rejection(self, n, p)
        q = 1.0 - p
        return n - (_binomial_inversion(self, n, q) if q * n <= 30.0 else _binomial_rejection(self, n, q))

    def _logseries_one(self, p):
        import math
        r = math.log1p(-p)
        while True:
            V = _double(self)
            if V >= p:
                return 1
            U = _double(self)
            q = -math.expm1(r * U)
            if V <= q * q:
                if V == 0.0:
                    continue
                result = math.floor(1 + math.log(V) / math.log(q))
                if result < 1:
                    continue
                return result
            return 1 if V >= q else 2

    def _geometric_one(self, p):
        import math
        if p >= 0.333333333333333333333333:
            X, total, prod, rest = 1, p, p, 1.0 - p
            U = _double(self)
            while U > total:
                prod *= rest
                total += prod
                X += 1
            return X
        z = -_expo(self) / math.log1p(-p) if p > 0 else math.inf
        return 9223372036854775807 if z >= 9.223372036854775e18 else math.ceil(z)

    def _vonmises_one(self, mu, kappa):
        import math
        if kappa != kappa or mu - mu != 0 or kappa > 1e150:
            return mu if kappa > 1e150 else math.nan
        if kappa < 1e-8:
            return math.pi * (2 * _double(self) - 1)
        if kappa < 1e-5:
            s = 1. / kappa + kappa
        elif kappa <= 1e6 or not _wraps_wide_angles:
            r = 1 + math.sqrt(1 + 4 * kappa * kappa)
            rho = (r - math.sqrt(2 * r)) / (2 * kappa)
            s = (1 + rho * rho) / (2 * rho)
        else:
            result = mu + math.sqrt(1. / kappa) * _gauss(self)
            if result < -math.pi:
                result += 2 * math.pi
            if result > math.pi:
                result -= 2 * math.pi
            return result
        while True:
            U = _double(self)
            Z = math.cos(math.pi * U)
            W = (1 + s * Z) / (s + Z)
            Y = kappa * (s - W)
            V = _double(self)
            if Y * (2 - Y) - V >= 0 or V == 0.0 or (Y > 0 and math.log(Y / V) + 1 - Y >= 0):
                break
        U = _double(self)
        result = math.acos(min(1.0, max(-1.0, W)))
        if U < 0.5:
            result = -result
        result += mu
        mod = math.fmod(abs(result) + math.pi, 2 * math.pi) - math.pi
        return -mod if result < 0 else mod

    def _noncentral_one(self, df, nonc):
        import math
        if nonc != nonc:
            return math.nan
        if nonc == 0:
            return _chisquare_one(self, df)
        if df > 1:
            chi2 = _chisquare_one(self, df - 1)
            n = _gauss(self) + math.sqrt(nonc)
            return chi2 + n * n
        i = _poisson_one(self, nonc / 2.0)
        return _chisquare_one(self, df + 2 * i)

    def _laplace_one(self, loc, scale):
        import math
        while True:
            U = _double(self)
            if U >= 0.5:
                return loc - scale * math.log(2.0 - U - U)
            if U > 0.0:
                return loc + scale * math.log(U + U)

    def _logistic_one(self, loc, scale):
        import math
        while True:
            U = _double(self)
            if U > 0.0:
                return loc + scale * math.log(U / (1.0 - U))

    def _gumbel_one(self, loc, scale):
        import math
        while True:
            U = 1.0 - _double(self)
            if U < 1.0:
                return loc - scale * math.log(-math.log(U))

    def _triangular_one(self, left, mode, right):
        import math
        base = right - left
        ratio = (mode - left) / base
        U = _double(self)
        if U <= ratio:
            return left + math.sqrt(U * ((mode - left) * base))
        return right - math.sqrt((1.0 - U) * ((right - mode) * base))

    def _standard_t_one(self, df):
        import math
        n = _gauss(self)
        g = _gamma_one(self, df / 2)
        return math.sqrt(df / 2) * n / math.sqrt(g)


    """
}
