// `numpy.polynomial`: power series as objects, with the power from the lowest up, and the functions of its modules that
// lessons use. Written in Python over the library's native functions; compiled at the first import.

enum SeriesSource {
  /// Least squares in any of the bases.
  private static let fitting = """
    def _fit(vander, x, y, deg, rcond, full, w):
        x = np.asarray(x) + 0.0
        y = np.asarray(y) + 0.0
        deg = np.asarray(deg)
        if deg.ndim > 1 or deg.dtype.kind not in 'iu' or deg.size == 0:
            raise TypeError('deg must be an int or non-empty 1-D array of int')
        if deg.min() < 0:
            raise ValueError('expected deg >= 0')
        if x.ndim != 1:
            raise TypeError('expected 1D vector for x')
        if x.size == 0:
            raise TypeError('expected non-empty vector for x')
        if y.ndim < 1 or y.ndim > 2:
            raise TypeError('expected 1D or 2D array for y')
        if len(x) != len(y):
            raise TypeError('expected x and y to have same length')
        if deg.ndim == 0:
            columns = None
            van = vander(x, int(deg))
        else:
            columns = np.sort(deg)
            van = vander(x, int(columns[-1]))[:, columns]
        lhs, rhs = van.T, y.T
        if w is not None:
            w = np.asarray(w) + 0.0
            if w.ndim != 1:
                raise TypeError('expected 1D vector for w')
            if len(x) != len(w):
                raise TypeError('expected x and w to have same length')
            lhs, rhs = lhs * w, rhs * w
        if rcond is None:
            rcond = len(x) * np.finfo(x.dtype).eps
        scl = np.sqrt(np.square(lhs).sum(1))
        scl[scl == 0] = 1
        c, resids, rank, s = np.linalg.lstsq(lhs.T / scl, rhs.T, rcond)
        c = (c.T / scl).T
        if columns is not None:
            whole = np.zeros((int(columns[-1]) + 1,) + c.shape[1:], dtype=c.dtype)
            whole[columns] = c
            c = whole
        if rank != lhs.shape[0] and not full:
            import warnings
            warnings.warn('The fit may be poorly conditioned', np.exceptions.RankWarning, stacklevel=2)
        return (c, [resids, rank, s, rcond]) if full else c
    """

  static let package = """
    from numpy.polynomial.polynomial import Polynomial
    from numpy.polynomial import polynomial, legendre, hermite, chebyshev

    def set_default_printstyle(style):
        if style not in ('unicode', 'ascii'):
            raise ValueError(f"Unsupported format string '{style}'. Valid options are 'ascii' and 'unicode'")
        Polynomial._use_unicode = style == 'unicode'
    """

  static let power = """
    import numpy as np

    polydomain = np.array([-1., 1.])
    polyzero = np.array([0])
    polyone = np.array([1])
    polyx = np.array([0, 1])

    def _series(c):
        c = np.array(c, ndmin=1, copy=True)
        return c.astype(float) if c.dtype.kind in 'biu' else c

    def _trimmed(c):
        n = len(c)
        while n > 1 and c[n - 1] == 0:
            n -= 1
        return c[:n]

    def polytrim(c, tol=0):
        c = _series(c)
        keep = np.nonzero(np.abs(c) > tol)[0]
        return c[:1] * 0 if len(keep) == 0 else c[:keep[-1] + 1].copy()

    def polyline(off, scl):
        return np.array([off, scl]) if scl != 0 else np.array([off])

    def polyadd(c1, c2):
        a, b = _series(c1), _series(c2)
        if len(a) < len(b):
            a, b = b, a
        a[:len(b)] += b
        return _trimmed(a)

    def polysub(c1, c2):
        return polyadd(c1, -_series(c2))

    def polymulx(c):
        return _trimmed(np.concatenate(([0.0], _series(c))))

    def polymul(c1, c2):
        return _trimmed(np.convolve(_series(c1), _series(c2)))

    def polydiv(c1, c2):
        a, b = _trimmed(_series(c1)), _trimmed(_series(c2))
        if b[-1] == 0:
            raise ZeroDivisionError
        n, m = len(a), len(b)
        if n < m:
            return a[:1] * 0, a
        if m == 1:
            return a / b[-1], a[:1] * 0
        d = n - m
        scale = b[-1]
        b = b[:-1] / scale
        i, j = d, n - 1
        while i >= 0:
            a[i:j] -= b * a[j]
            i -= 1
            j -= 1
        return a[j + 1:] / scale, _trimmed(a[:j + 1])

    def polypow(c, pow, maxpower=None):
        c = _series(c)
        power = int(pow)
        if power != pow or power < 0:
            raise ValueError('Power must be a non-negative integer.')
        made = np.array([1], dtype=c.dtype)
        for _ in range(power):
            made = np.convolve(made, c)
        return made

    def polyval(x, c, tensor=True):
        c = _series(c)
        if isinstance(x, (tuple, list)):
            x = np.asarray(x)
        if isinstance(x, np.ndarray) and tensor:
            c = c.reshape(c.shape + (1,) * x.ndim)
        made = c[-1] + x * 0
        for i in range(2, len(c) + 1):
            made = c[-i] + made * x
        return made

    def polyder(c, m=1, scl=1, axis=0):
        c = _series(c)
        if m < 0:
            raise ValueError('The order of derivation must be non-negative')
        if m >= len(c):
            return c[:1] * 0
        for _ in range(m):
            c = c[1:] * scl * np.arange(1, len(c))
        return c

    def polyint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
        c = _series(c)
        if m < 0:
            raise ValueError('The order of integration must be non-negative')
        k = list(k) if np.iterable(k) else [k]
        if len(k) > m:
            raise ValueError('Too many integration constants')
        k += [0] * (m - len(k))
        for i in range(m):
            c = c * scl
            n = len(c)
            if n == 1 and c[0] == 0:
                c[0] += k[i]
                continue
            made = np.concatenate((c[:1] * 0, c / np.arange(1, n + 1)))
            made[0] += k[i] - polyval(lbnd, made)
            c = made
        return c

    def polyvander(x, deg):
        if deg < 0:
            raise ValueError('deg must be non-negative')
        x = np.array(x, ndmin=1) + 0.0
        return np.stack([x ** 0] + [x ** i for i in range(1, deg + 1)], axis=-1) if deg < 2 else _powers(x, deg)

    def _powers(x, deg):
        columns = [x * 0 + 1, x]
        for i in range(2, deg + 1):
            columns.append(columns[-1] * x)
        return np.stack(columns, axis=-1)

    def polyfromroots(roots):
        roots = np.sort(_series(roots)) if len(roots) else []
        parts = [polyline(-r, 1) for r in roots]
        if not parts:
            return np.ones(1)
        n = len(parts)
        while n > 1:
            m, r = divmod(n, 2)
            made = [polymul(parts[i], parts[i + m]) for i in range(m)]
            if r:
                made[0] = polymul(made[0], parts[-1])
            parts, n = made, m
        return parts[0]

    def polycompanion(c):
        c = _series(c)
        if len(c) < 2:
            raise ValueError('Series must have maximum degree of at least 1.')
        if len(c) == 2:
            return np.array([[-c[0] / c[1]]])
        n = len(c) - 1
        made = np.zeros((n, n), dtype=c.dtype)
        made[1:, :-1] = np.eye(n - 1)
        made[:, -1] -= c[:-1] / c[-1]
        return made

    def polyroots(c):
        c = _trimmed(_series(c))
        if len(c) < 2:
            return np.array([], dtype=c.dtype)
        if len(c) == 2:
            return np.array([-c[0] / c[1]])
        r = np.linalg.eigvals(polycompanion(c))
        return np.sort(r) if r.dtype.kind != 'c' else np.array(sorted(r.tolist(), key=lambda z: (z.real, z.imag)))

    \(fitting)

    def polyfit(x, y, deg, rcond=None, full=False, w=None):
        return _fit(polyvander, x, y, deg, rcond, full, w)

    def mapparms(old, new):
        width = old[1] - old[0]
        return (old[1] * new[0] - old[0] * new[1]) / width, (new[1] - new[0]) / width

    class Polynomial:
        domain = np.array([-1., 1.])
        window = np.array([-1., 1.])
        basis_name = None
        _use_unicode = True
        _above = str.maketrans('0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹')

        def __init__(self, coef, domain=None, window=None, symbol='x'):
            coef = coef.coef if isinstance(coef, Polynomial) else coef
            if np.ndim(coef) > 1:
                raise ValueError('Coefficient array is not 1-d')
            self.coef = _series(coef)
            if self.coef.size == 0:
                raise ValueError('Coefficient array is empty')
            if domain is not None:
                self.domain = np.array(domain, dtype=float)
            if window is not None:
                self.window = np.array(window, dtype=float)
            self._symbol = symbol

        @property
        def symbol(self):
            return self._symbol

        def mapparms(self):
            return mapparms(self.domain, self.window)

        def __call__(self, arg):
            off, scl = self.mapparms()
            return polyval(off + scl * np.asanyarray(arg), self.coef)

        def __repr__(self):
            c, d, w = [repr(v)[6:-1] for v in (self.coef, self.domain, self.window)]
            return f"Polynomial({c}, domain={d}, window={w}, symbol='{self._symbol}')"

        def _shown(self, number, parens=False):
            text = np.array2string(np.asarray(number), separator='').strip() if isinstance(number, (complex, np.complexfloating)) else str(number)
            options = np.get_printoptions()
            if isinstance(number, (float, np.floating)):
                text = np.format_float_positional(number, unique=True, precision=options['precision'], trim='0') if number == 0 or 1e-4 <= abs(number) < 1e8 else np.format_float_scientific(number, unique=True, precision=options['precision'], trim='0')
            return text

        def __str__(self):
            off, scl = self.mapparms()
            if off == 0 and scl == 1:
                scaled = self._symbol
                needs = False
            elif scl == 1:
                scaled, needs = f'{self._shown(off)} + {self._symbol}', True
            elif off == 0:
                scaled, needs = f'{self._shown(scl)}{self._symbol}', True
            else:
                scaled, needs = f'{self._shown(off)} + {self._shown(scl)}{self._symbol}', True
            out = self._shown(self.coef[0])
            width = len(out)
            limit = np.get_printoptions()['linewidth']
            for i, c in enumerate(self.coef[1:]):
                power = str(i + 1)
                if c >= 0:
                    part = '+ ' + self._shown(c)
                else:
                    part = '- ' + self._shown(-c)
                name = f'({scaled})' if needs else scaled
                if self._use_unicode:
                    part += f'·{name}' + (power.translate(self._above) if power != '1' else '')
                else:
                    part += f' {name}' + (f'**{power}' if power != '1' else '')
                size = len(out.split(chr(10))[-1]) + len(part) + (len(self.coef[1:][i + 1:]) > 0)
                if size >= limit:
                    out += chr(10) + part
                else:
                    out += ' ' + part
            return out

        def __format__(self, spec):
            if spec == '':
                return str(self)
            if spec not in ('ascii', 'unicode'):
                raise ValueError(f"Unsupported format string '{spec}' passed to {type(self)}.__format__. Valid options are 'ascii' and 'unicode'")
            before, self._use_unicode = self._use_unicode, spec == 'unicode'
            try:
                return str(self)
            finally:
                self._use_unicode = before

        def __len__(self):
            return len(self.coef)

        def __iter__(self):
            return iter(self.coef)

        def degree(self):
            return len(self.coef) - 1

        def copy(self):
            return self._made(self.coef)

        def _made(self, coef, domain=None):
            return Polynomial(coef, self.domain if domain is None else domain, self.window, self._symbol)

        def _other(self, other):
            if not isinstance(other, Polynomial):
                return other
            if not np.all(self.domain == other.domain):
                raise TypeError('Domains differ')
            if not np.all(self.window == other.window):
                raise TypeError('Windows differ')
            if self._symbol != other._symbol:
                raise ValueError('Polynomial symbols differ')
            return other.coef

        def has_samecoef(self, other):
            return len(self.coef) == len(other.coef) and bool(np.all(self.coef == other.coef))

        def has_samedomain(self, other):
            return bool(np.all(self.domain == other.domain))

        def has_samewindow(self, other):
            return bool(np.all(self.window == other.window))

        def __eq__(self, other):
            return isinstance(other, Polynomial) and np.all(self.domain == other.domain) and np.all(self.window == other.window) and self.coef.shape == other.coef.shape and np.all(self.coef == other.coef) and self._symbol == other._symbol

        def __ne__(self, other):
            return not self == other

        __hash__ = None

        def __neg__(self):
            return self._made(-self.coef)

        def __pos__(self):
            return self

        def __add__(self, other):
            return self._made(polyadd(self.coef, self._other(other)))

        def __sub__(self, other):
            return self._made(polysub(self.coef, self._other(other)))

        def __mul__(self, other):
            return self._made(polymul(self.coef, self._other(other)))

        def __truediv__(self, other):
            if not isinstance(other, (int, float, complex, np.generic)) or isinstance(other, bool):
                raise TypeError(f"unsupported types for true division: '{type(self)}', '{type(other)}'")
            return self.__floordiv__(other)

        def __floordiv__(self, other):
            return self.__divmod__(other)[0]

        def __mod__(self, other):
            return self.__divmod__(other)[1]

        def __divmod__(self, other):
            q, r = polydiv(self.coef, self._other(other))
            return self._made(q), self._made(r)

        def __pow__(self, other):
            return self._made(polypow(self.coef, other))

        __radd__ = __add__
        __rmul__ = __mul__

        def __rsub__(self, other):
            return self._made(polysub(other, self.coef))

        def cutdeg(self, deg):
            return self.truncate(deg + 1)

        def trim(self, tol=0):
            return self._made(polytrim(self.coef, tol))

        def truncate(self, size):
            if int(size) != size or size < 1:
                raise ValueError('size must be a positive integer')
            return self._made(self.coef[:int(size)])

        def convert(self, domain=None, kind=None, window=None):
            domain = Polynomial.domain if domain is None else np.array(domain, dtype=float)
            window = Polynomial.window if window is None else np.array(window, dtype=float)
            return self(Polynomial.identity(domain, window=window, symbol=self._symbol))

        def deriv(self, m=1):
            return self._made(polyder(self.coef, m, self.mapparms()[1]))

        def integ(self, m=1, k=[], lbnd=None):
            off, scl = self.mapparms()
            lower = 0 if lbnd is None else off + scl * lbnd
            return self._made(polyint(self.coef, m, k, lower, 1. / scl))

        def roots(self):
            roots = polyroots(self.coef)
            off, scl = mapparms(self.window, self.domain)
            return off + scl * roots

        def linspace(self, n=100, domain=None):
            domain = self.domain if domain is None else domain
            x = np.linspace(domain[0], domain[1], n)
            return x, self(x)

        @classmethod
        def fit(cls, x, y, deg, domain=None, rcond=None, full=False, w=None, window=None, symbol='x'):
            if domain is None:
                x = np.asarray(x)
                domain = np.array([x.min(), x.max()]) * 1.0
                if domain[0] == domain[1]:
                    domain = domain + np.array([-1, 1])
            elif isinstance(domain, list) and len(domain) == 0:
                domain = cls.domain
            window = cls.window if window is None else np.array(window, dtype=float)
            off, scl = mapparms(domain, window)
            made = polyfit(off + scl * np.asarray(x), y, deg, rcond=rcond, full=full, w=w)
            if full:
                return cls(made[0], domain, window, symbol), made[1]
            return cls(made, domain, window, symbol)

        @classmethod
        def fromroots(cls, roots, domain=[], window=None, symbol='x'):
            roots = np.array(roots, ndmin=1)
            if domain is None:
                domain = np.array([roots.min(), roots.max()]) * 1.0
            elif isinstance(domain, list) and len(domain) == 0:
                domain = cls.domain
            window = cls.window if window is None else window
            off, scl = mapparms(np.asarray(domain), np.asarray(window))
            return cls(polyfromroots(off + scl * roots) / scl ** len(roots), domain, window, symbol)

        @classmethod
        def identity(cls, domain=None, window=None, symbol='x'):
            domain = cls.domain if domain is None else domain
            window = cls.window if window is None else window
            off, scl = mapparms(np.asarray(window), np.asarray(domain))
            return cls(polyline(off, scl), domain, window, symbol)

        @classmethod
        def basis(cls, deg, domain=None, window=None, symbol='x'):
            if int(deg) != deg or deg < 0:
                raise ValueError('deg must be non-negative integer')
            return cls([0] * int(deg) + [1], domain, window, symbol)

    """

  /// Sums of orthogonal polynomials by their recurrences, and the points of Gauss's quadratures.
  static func orthogonal(_ prefix: String, _ step: String, _ quadrature: String) -> String {
    """
    import numpy as np

    def \(prefix)val(x, c, tensor=True):
        c = np.array(c, ndmin=1)
        c = c.astype(float) if c.dtype.kind in 'biu' else c
        if isinstance(x, (tuple, list)):
            x = np.asarray(x)
        if isinstance(x, np.ndarray) and tensor:
            c = c.reshape(c.shape + (1,) * x.ndim)
        if len(c) == 1:
            return c[0] + 0 * x
        \(step)

    def \(prefix)vander(x, deg):
        x = np.array(x, ndmin=1) + 0.0
        return np.stack([\(prefix)val(x, [0] * k + [1]) for k in range(int(deg) + 1)], axis=-1)

    \(fitting)

    def \(prefix)fit(x, y, deg, rcond=None, full=False, w=None):
        return _fit(\(prefix)vander, x, y, deg, rcond, full, w)

    \(quadrature)
    """
  }

  static let legendre = orthogonal(
    "leg",
    """
    nd, a, b = len(c), c[-2], c[-1]
        for i in range(3, len(c) + 1):
            kept = a
            nd = nd - 1
            a = c[-i] - b * ((nd - 1) / nd)
            b = kept + b * x * ((2 * nd - 1) / nd)
        return a + b * x
    """,
    """
    def leggauss(deg):
        deg = int(deg)
        if deg <= 0:
            raise ValueError('deg must be a positive integer')
        k = np.arange(1, deg)
        side = k / np.sqrt(4.0 * k * k - 1)
        x = np.linalg.eigvalsh(np.diag(side, 1) + np.diag(side, -1))
        top = [0] * deg + [1]
        dy = legval(x, top)
        below = legval(x, [0] * (deg - 1) + [1])
        df = deg * (below - x * dy) / (1 - x * x)
        x = x - dy / df
        below = legval(x, [0] * (deg - 1) + [1])
        df = deg * (below - x * legval(x, top)) / (1 - x * x)
        fm = below / np.abs(below).max()
        w = 1 / ((fm * (df / np.abs(df).max())))
        w = (w + w[::-1]) / 2
        x = (x - x[::-1]) / 2
        w *= 2. / w.sum()
        return x, w
    """)

  static let chebyshev = orthogonal(
    "cheb",
    """
    a, b, double = c[-2], c[-1], 2 * x
        for i in range(3, len(c) + 1):
            a, b = c[-i] - b, a + b * double
        return a + b * x
    """,
    """
    def chebgauss(deg):
        deg = int(deg)
        if deg <= 0:
            raise ValueError('deg must be a positive integer')
        return np.cos(np.pi * np.arange(1, 2 * deg, 2) / (2.0 * deg)), np.ones(deg) * (np.pi / deg)

    def chebpts1(npts):
        return np.sin(0.5 * np.pi / npts * np.arange(-npts + 1, npts + 1, 2))

    def chebpts2(npts):
        return np.cos(np.linspace(-np.pi, 0, npts))
    """)

  static let hermite = orthogonal(
    "herm",
    """
    nd, a, b, double = len(c), c[-2], c[-1], x * 2
        for i in range(3, len(c) + 1):
            kept = a
            nd = nd - 1
            a = c[-i] - b * (2 * (nd - 1))
            b = kept + b * double
        return a + b * double
    """,
    """
    def _normed(x, n):
        a, b = 0., 1. / np.sqrt(np.sqrt(np.pi))
        if n == 0:
            return np.full(x.shape, b)
        nd = float(n)
        for i in range(n - 1):
            kept = a
            a = -b * np.sqrt((nd - 1.) / nd)
            b = kept + b * x * np.sqrt(2. / nd)
            nd = nd - 1.0
        return a + b * x * np.sqrt(2)

    def hermgauss(deg):
        deg = int(deg)
        if deg <= 0:
            raise ValueError('deg must be a positive integer')
        side = np.sqrt(0.5 * np.arange(1, deg))
        x = np.linalg.eigvalsh(np.diag(side, 1) + np.diag(side, -1))
        dy = _normed(x, deg)
        df = _normed(x, deg - 1) * np.sqrt(2 * deg)
        x = x - dy / df
        fm = _normed(x, deg - 1)
        fm /= np.abs(fm).max()
        w = 1 / (fm * fm)
        w = (w + w[::-1]) / 2
        x = (x - x[::-1]) / 2
        w *= np.sqrt(np.pi) / w.sum()
        return x, w
    """)
}
