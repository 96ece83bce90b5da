// The module `statistics` in Python. Sums are exact: ratios of integers, rounded once at the end. Our own text.

enum StatisticsSource {
  static let module = NativeModule("statistics", functions: [exactSums]) { vm, module throws(PyError) in
    try SourceModules.load(vm, module, sums + measures + pairs + distribution)
  }

  private static let sums = #"""
    import math as _math
    from fractions import Fraction
    from collections import Counter as _Counter

    class StatisticsError(ValueError):
        pass

    def _wider(left, right):
        if left is right or issubclass(left, right):
            return left
        if issubclass(right, left) or left is int:
            return right
        if right is int:
            return left
        if left is float or right is float:
            if issubclass(left, Fraction) or issubclass(right, Fraction) or issubclass(left, float):
                return float
        raise TypeError("don't know how to coerce %s and %s" % (left.__name__, right.__name__))

    def _ratio(x):
        try:
            return x.as_integer_ratio()
        except AttributeError:
            raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
        except (OverflowError, ValueError):
            return (x, None)

    def _exact(data):
        if not isinstance(data, (list, tuple)):
            data = list(data)
        quick = _exact_sums(data)
        if quick is not None:
            is_float, n, d, n2, d2 = quick
            return float if is_float else int, len(data), Fraction(n, d), Fraction(n2, d2)
        kind = int
        count = 0
        squares = {}
        sums = {}
        for x in data:
            count += 1
            kind = _wider(kind, int if type(x) is bool else type(x))
            n, d = _ratio(x)
            if d is None:
                sums[None] = sums.get(None, 0) + n
                squares[None] = squares.get(None, 0) + n * n
            else:
                sums[d] = sums.get(d, 0) + n
                squares[d * d] = squares.get(d * d, 0) + n * n
        return kind, count, _total(sums), _total(squares)

    def _total(parts):
        if None in parts:
            return parts[None]
        total = Fraction(0)
        for d, n in parts.items():
            total += Fraction(n, d)
        return total

    def _converted(value, kind):
        if type(value) is kind:
            return value
        if issubclass(kind, int) and value.denominator != 1:
            kind = float
        if kind is float and isinstance(value, Fraction):
            return value.numerator / value.denominator
        try:
            return kind(value)
        except TypeError:
            return kind(value.numerator) / value.denominator

    def _finite(value):
        return isinstance(value, (int, Fraction)) or _math.isfinite(value)

    def _odd_root(n, m):
        a = _math.isqrt(n // m)
        return a | (a * a * m != n)

    def _root(n, m):
        if n == 0:
            return 0.0
        shift = (n.bit_length() - m.bit_length() - 109) // 2
        if shift >= 0:
            return float(_odd_root(n, m << 2 * shift) << shift)
        return _odd_root(n << -2 * shift, m) / (1 << -shift)

    def _deviations(data, center):
        kind, n, total, squares = _exact(data)
        if n == 0:
            return kind, 0, n
        if not _finite(total):
            return kind, _math.nan, n
        if center is None:
            return kind, (n * squares - total * total) / n, n
        c = Fraction(*_ratio(center))
        return kind, squares - 2 * c * total + n * c * c, n
    """#

  private static let measures = #"""


    def mean(data):
        kind, n, total, _ = _exact(data)
        if n < 1:
            raise StatisticsError('mean requires at least one data point')
        return _converted(total / n, kind)

    def fmean(data, weights=None):
        values = list(data)
        if weights is None:
            if not values:
                raise StatisticsError('fmean requires at least one data point')
            return _math.fsum(values) / len(values)
        weights = list(weights)
        if len(values) != len(weights):
            raise StatisticsError('data and weights must be the same length')
        total = _math.fsum([x * w for x, w in zip(values, weights)])
        weight = _math.fsum(weights)
        if not weight:
            raise StatisticsError('sum of weights must be non-zero')
        return total / weight

    def geometric_mean(data):
        try:
            return _math.exp(fmean([_math.log(x) for x in data]))
        except ValueError:
            raise StatisticsError(
                'geometric mean requires a non-empty dataset containing positive numbers') from None

    def harmonic_mean(data, weights=None):
        data = list(data)
        n = len(data)
        if n < 1:
            raise StatisticsError('harmonic_mean requires at least one data point')
        if n == 1 and weights is None:
            x = data[0]
            if isinstance(x, (int, float, Fraction)):
                if x < 0:
                    raise StatisticsError('harmonic mean does not support negative values')
                return x
            raise TypeError('unsupported type')
        if weights is None:
            weights = [1] * n
        else:
            weights = list(weights)
            if len(weights) != n:
                raise StatisticsError('Number of weights does not match data size')
        for x in data + weights:
            if x < 0:
                raise StatisticsError('harmonic mean does not support negative values')
        weight = _exact(weights)[2]
        try:
            kind, _, total, _ = _exact([w / x if w else 0 for w, x in zip(weights, data)])
        except ZeroDivisionError:
            return 0
        if total <= 0:
            raise StatisticsError('Weighted sum must be positive')
        return _converted(weight / total, kind)

    def median(data):
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError('no median for empty data')
        if n % 2 == 1:
            return data[n // 2]
        return (data[n // 2 - 1] + data[n // 2]) / 2

    def median_low(data):
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError('no median for empty data')
        return data[(n - 1) // 2]

    def median_high(data):
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError('no median for empty data')
        return data[n // 2]

    def median_grouped(data, interval=1.0):
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError('no median for empty data')
        x = data[n // 2]
        from bisect import bisect_left, bisect_right
        low = bisect_left(data, x)
        high = bisect_right(data, x, lo=low)
        try:
            interval = float(interval)
            x = float(x)
        except ValueError:
            raise TypeError('Value cannot be converted to a float')
        return x - interval / 2.0 + interval * (n / 2 - low) / (high - low)

    def mode(data):
        pairs = _Counter(iter(data)).most_common(1)
        if not pairs:
            raise StatisticsError('no mode for empty data')
        return pairs[0][0]

    def multimode(data):
        counts = _Counter(iter(data))
        if not counts:
            return []
        most = max(counts.values())
        return [value for value, count in counts.items() if count == most]

    def quantiles(data, *, n=4, method='exclusive'):
        if n < 1:
            raise StatisticsError('n must be at least 1')
        data = sorted(data)
        count = len(data)
        if count < 2:
            raise StatisticsError('must have at least two data points')
        cuts = []
        if method == 'inclusive':
            for i in range(1, n):
                j, rest = divmod(i * (count - 1), n)
                cuts.append((data[j] * (n - rest) + data[j + 1] * rest) / n)
            return cuts
        if method == 'exclusive':
            for i in range(1, n):
                j = i * (count + 1) // n
                j = 1 if j < 1 else count - 1 if j > count - 1 else j
                rest = i * (count + 1) - j * n
                cuts.append((data[j - 1] * (n - rest) + data[j] * rest) / n)
            return cuts
        raise ValueError(f'Unknown method: {method!r}')

    def variance(data, xbar=None):
        kind, squares, n = _deviations(data, xbar)
        if n < 2:
            raise StatisticsError('variance requires at least two data points')
        return _converted(squares / (n - 1), kind)

    def pvariance(data, mu=None):
        kind, squares, n = _deviations(data, mu)
        if n < 1:
            raise StatisticsError('pvariance requires at least one data point')
        return _converted(squares / n, kind)

    def _deviation(value):
        if isinstance(value, float):
            return _math.sqrt(value)
        return _root(value.numerator, value.denominator)

    def stdev(data, xbar=None):
        kind, squares, n = _deviations(data, xbar)
        if n < 2:
            raise StatisticsError('stdev requires at least two data points')
        return _deviation(squares / (n - 1))

    def pstdev(data, mu=None):
        kind, squares, n = _deviations(data, mu)
        if n < 1:
            raise StatisticsError('pstdev requires at least one data point')
        return _deviation(squares / n)
    """#

  private static let pairs = #"""


    def covariance(x, y, /):
        n = len(x)
        if len(y) != n:
            raise StatisticsError('covariance requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError('covariance requires at least two data points')
        xbar = _math.fsum(x) / n
        ybar = _math.fsum(y) / n
        return _math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)]) / (n - 1)

    def correlation(x, y, /):
        n = len(x)
        if len(y) != n:
            raise StatisticsError('correlation requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError('correlation requires at least two data points')
        xbar = _math.fsum(x) / n
        ybar = _math.fsum(y) / n
        sxy = _math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
        sxx = _math.fsum([(a - xbar) ** 2.0 for a in x])
        syy = _math.fsum([(b - ybar) ** 2.0 for b in y])
        try:
            return sxy / _math.sqrt(sxx * syy)
        except ZeroDivisionError:
            raise StatisticsError('at least one of the inputs is constant')

    class LinearRegression(tuple):
        __slots__ = ()
        __match_args__ = ('slope', 'intercept')
        _fields = ('slope', 'intercept')
        slope = property(lambda self: self[0])
        intercept = property(lambda self: self[1])

        def __repr__(self):
            return f'LinearRegression(slope={self[0]!r}, intercept={self[1]!r})'

        def _asdict(self):
            return {'slope': self[0], 'intercept': self[1]}

    def linear_regression(x, y, /, *, proportional=False):
        n = len(x)
        if len(y) != n:
            raise StatisticsError('linear regression requires that both inputs have same number of data points')
        if n < 2:
            raise StatisticsError('linear regression requires at least two data points')
        if proportional:
            sxy = _math.fsum([a * b for a, b in zip(x, y)])
            sxx = _math.fsum([a * a for a in x])
        else:
            xbar = _math.fsum(x) / n
            ybar = _math.fsum(y) / n
            sxy = _math.fsum([(a - xbar) * (b - ybar) for a, b in zip(x, y)])
            sxx = _math.fsum([(a - xbar) ** 2.0 for a in x])
        try:
            slope = sxy / sxx
        except ZeroDivisionError:
            raise StatisticsError('x is constant')
        intercept = 0.0 if proportional else ybar - slope * xbar
        return LinearRegression((slope, intercept))
    """#

  private static let distribution = #"""


    class NormalDist:
        __slots__ = {'_mu': 'Arithmetic mean of a normal distribution',
                     '_sigma': 'Standard deviation of a normal distribution'}

        def __init__(self, mu=0.0, sigma=1.0):
            if sigma < 0.0:
                raise StatisticsError('sigma must be non-negative')
            self._mu = float(mu)
            self._sigma = float(sigma)

        @classmethod
        def from_samples(cls, data):
            data = list(data)
            deviation = float(stdev(data))
            return cls(float(mean(data)), deviation)

        def samples(self, n, *, seed=None):
            import random
            gauss = random.gauss if seed is None else random.Random(seed).gauss
            return [gauss(self._mu, self._sigma) for _ in range(n)]

        def pdf(self, x):
            variance = self._sigma * self._sigma
            if not variance:
                raise StatisticsError('pdf() not defined when sigma is zero')
            diff = x - self._mu
            return _math.exp(diff * diff / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

        def cdf(self, x):
            if not self._sigma:
                raise StatisticsError('cdf() not defined when sigma is zero')
            return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

        def inv_cdf(self, p):
            if p <= 0.0 or p >= 1.0:
                raise StatisticsError('p must be in the range 0.0 < p < 1.0')
            if self._sigma <= 0.0:
                raise StatisticsError('cdf() not defined when sigma at or below zero')
            return _quantile(p, self._mu, self._sigma)

        def quantiles(self, n=4):
            return [self.inv_cdf(i / n) for i in range(1, n)]

        def overlap(self, other):
            if not isinstance(other, NormalDist):
                raise TypeError('Expected another NormalDist instance')
            x, y = self, other
            if (y._sigma, y._mu) < (x._sigma, x._mu):
                x, y = y, x
            xv, yv = x.variance, y.variance
            if not xv or not yv:
                raise StatisticsError('overlap() not defined when sigma is zero')
            dv = yv - xv
            dm = _math.fabs(y._mu - x._mu)
            if not dv:
                return 1.0 - _math.erf(dm / (2.0 * x._sigma * _math.sqrt(2.0)))
            a = x._mu * yv - y._mu * xv
            b = x._sigma * y._sigma * _math.sqrt(dm * dm + dv * _math.log(yv / xv))
            x1 = (a + b) / dv
            x2 = (a - b) / dv
            return 1.0 - (_math.fabs(y.cdf(x1) - x.cdf(x1)) + _math.fabs(y.cdf(x2) - x.cdf(x2)))

        def zscore(self, x):
            if not self._sigma:
                raise StatisticsError('zscore() not defined when sigma is zero')
            return (x - self._mu) / self._sigma

        @property
        def mean(self):
            return self._mu

        @property
        def median(self):
            return self._mu

        @property
        def mode(self):
            return self._mu

        @property
        def stdev(self):
            return self._sigma

        @property
        def variance(self):
            return self._sigma * self._sigma

        def __add__(self, other):
            if isinstance(other, NormalDist):
                return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
            return NormalDist(self._mu + other, self._sigma)

        def __sub__(self, other):
            if isinstance(other, NormalDist):
                return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
            return NormalDist(self._mu - other, self._sigma)

        def __mul__(self, other):
            return NormalDist(self._mu * other, self._sigma * _math.fabs(other))

        def __truediv__(self, other):
            return NormalDist(self._mu / other, self._sigma / _math.fabs(other))

        def __pos__(self):
            return NormalDist(self._mu, self._sigma)

        def __neg__(self):
            return NormalDist(-self._mu, self._sigma)

        __radd__ = __add__

        def __rsub__(self, other):
            return -(self - other)

        __rmul__ = __mul__

        def __eq__(self, other):
            if not isinstance(other, NormalDist):
                return NotImplemented
            return self._mu == other._mu and self._sigma == other._sigma

        def __hash__(self):
            return hash((self._mu, self._sigma))

        def __repr__(self):
            return f'{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})'

    def _ratio_of(r, factor, top, bottom):
        n = d = 0.0
        for a in top:
            n = n * r + a
        for b in bottom:
            d = d * r + b
        return n * factor / d

    # Wichura's algorithm AS 241 (1988), the coefficients of PPND16.
    def _quantile(p, mu, sigma):
        q = p - 0.5
        if _math.fabs(q) <= 0.425:
            r = 0.180625 - q * q
            x = _ratio_of(r, q, (
                2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4,
                4.59219_53931_54987_1457e+4, 1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3,
                1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0), (
                5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4,
                2.12137_94301_58659_5867e+4, 5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2,
                4.23133_30701_60091_1252e+1, 1.0))
            return mu + x * sigma
        r = p if q <= 0.0 else 1.0 - p
        r = _math.sqrt(-_math.log(r))
        if r <= 5.0:
            x = _ratio_of(r - 1.6, 1.0, (
                7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
                1.27045_82524_52368_38258e+0, 3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0,
                4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0), (
                1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
                1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0,
                2.05319_16266_37758_82187e+0, 1.0))
        else:
            x = _ratio_of(r - 5.0, 1.0, (
                2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
                2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0,
                5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0), (
                2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
                7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
                5.99832_20655_58879_37690e-1, 1.0))
        if q < 0.0:
            x = -x
        return mu + x * sigma
    """#
}
