// Polynomials by their coefficients, the highest power first. A part of the `numpy` that is written in Python over its native
// functions; compiled when one of its names is first asked for.

enum PolynomialSource {
  static let names = [
    "polyval", "polyfit", "poly1d", "roots", "poly", "polyadd", "polysub", "polymul", "polydiv", "polyder", "polyint",
  ]

  static let text = """
    import numpy as np

    def polyval(p, x):
        p = np.asarray(p)
        y = np.zeros_like(x) if not isinstance(x, poly1d) else 0
        for c in p:
            y = y * x + c
        return y

    def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
        order = int(deg) + 1
        x = np.asarray(x) + 0.0
        y = np.asarray(y) + 0.0
        if deg < 0:
            raise ValueError('expected deg >= 0')
        if x.size == 0:
            raise TypeError('expected non-empty vector for x')
        if len(x) != len(y):
            raise TypeError('expected x and y to have same length')
        if rcond is None:
            rcond = len(x) * np.finfo(x.dtype).eps
        lhs = np.vander(x, order)
        rhs = y
        if w is not None:
            w = np.asarray(w) + 0.0
            lhs = lhs * w[:, None]
            rhs = rhs * (w if rhs.ndim == 1 else w[:, None])
        scale = np.sqrt((lhs * lhs).sum(axis=0))
        lhs = lhs / scale
        c, resids, rank, s = np.linalg.lstsq(lhs, rhs, rcond)
        c = (c.T / scale).T
        if full:
            return c, resids, rank, s, rcond
        if cov:
            base = np.linalg.inv(np.dot(lhs.T, lhs)) / np.outer(scale, scale)
            factor = 1 if cov == 'unscaled' else resids / (len(x) - order)
            return c, base * factor
        return c

    class poly1d:
        def __init__(self, c_or_r, r=False, variable=None):
            if isinstance(c_or_r, poly1d):
                self.coeffs = c_or_r.coeffs
            else:
                c = np.atleast_1d(c_or_r)
                self.coeffs = np.trim_zeros(c, trim='f') if len(c) else np.zeros(1)
                if len(self.coeffs) == 0:
                    self.coeffs = np.zeros(1, c.dtype)

        @property
        def order(self):
            return len(self.coeffs) - 1

        o = order

        @property
        def c(self):
            return self.coeffs

        @property
        def r(self):
            return roots(self.coeffs)

        roots = r

        def __call__(self, x):
            return polyval(self.coeffs, x)

        def __repr__(self):
            return f'poly1d({repr(self.coeffs)[6:-1]})'

        def __str__(self):
            import re
            coeffs = self.coeffs
            text = '0'
            n = len(coeffs) - 1
            for k in range(len(coeffs)):
                c = '%.4g' % coeffs[k]
                power = n - k
                if power == 0:
                    new = c if c != '0' else ('0' if k == 0 else '')
                elif c == '0':
                    new = ''
                else:
                    new = f'{c} x' if power == 1 else f'{c} x**{power}'
                if k == 0:
                    text = new
                elif new:
                    text = f'{text} - {new[1:]}' if new.startswith('-') else f'{text} + {new}'
            lines, above, below, place = ' ', '', '', 0
            for match in re.finditer(r'[*][*]([0-9]+)', text):
                part = text[place:match.start()]
                power = match.group(1)
                place = match.end()
                over, under = ' ' * (len(part) - 1) + power, part + ' ' * (len(power) - 1)
                if len(below) + len(under) > 70 or len(above) + len(over) > 70:
                    lines += above + chr(10) + below + chr(10) + ' '
                    above, below = over, under
                else:
                    above, below = above + over, below + under
            return lines + above + chr(10) + below + text[place:]

        def deriv(self, m=1):
            c = self.coeffs
            for _ in range(m):
                n = len(c) - 1
                c = c[:-1] * np.arange(n, 0, -1) if n else np.zeros(1)
            return poly1d(c)

        def integ(self, m=1, k=0):
            c = self.coeffs
            for _ in range(m):
                c = np.concatenate((c / np.arange(len(c), 0, -1), [k]))
            return poly1d(c)

        def __add__(self, other):
            a, b = self.coeffs, poly1d(other).coeffs
            n = max(len(a), len(b))
            return poly1d(np.concatenate((np.zeros(n - len(a)), a)) + np.concatenate((np.zeros(n - len(b)), b)))

        __radd__ = __add__

        def __mul__(self, other):
            if np.ndim(other) == 0 and not isinstance(other, poly1d):
                return poly1d(self.coeffs * other)
            return poly1d(np.convolve(self.coeffs, poly1d(other).coeffs))

        __rmul__ = __mul__

        def __neg__(self):
            return poly1d(-self.coeffs)

        def __sub__(self, other):
            return self + (-poly1d(other))

        def __getitem__(self, k):
            n = self.order
            return self.coeffs[n - k] if 0 <= k <= n else 0

        def __len__(self):
            return self.order

        def __iter__(self):
            return iter(self.coeffs)

        def __array__(self, dtype=None, copy=None):
            return self.coeffs

        def __truediv__(self, other):
            return poly1d(self.coeffs / other) if np.ndim(other) == 0 and not isinstance(other, poly1d) else polydiv(self, other)

        def __pow__(self, n):
            if int(n) != n or n < 0:
                raise ValueError('Power to non-negative integers only.')
            made = [1]
            for _ in range(int(n)):
                made = polymul(self.coeffs, made)
            return poly1d(made)

        def __rsub__(self, other):
            return poly1d(other) - self

        def __setitem__(self, key, value):
            n = self.order
            if key < 0:
                raise ValueError('Does not support negative powers.')
            if key > n:
                self.coeffs = np.concatenate((np.zeros(key - n, self.coeffs.dtype), self.coeffs))
                n = key
            self.coeffs[n - key] = value

        def __eq__(self, other):
            return isinstance(other, poly1d) and np.array_equal(self.coeffs, other.coeffs)

        __hash__ = None

    def roots(p):
        p = np.atleast_1d(p)
        nonzero = np.nonzero(p)[0]
        if len(nonzero) == 0:
            return np.array([])
        trailing = len(p) - nonzero[-1] - 1
        p = p[int(nonzero[0]):int(nonzero[-1]) + 1]
        if p.dtype.kind in 'biu':
            p = p.astype(float)
        n = len(p)
        if n > 1:
            A = np.diag(np.ones(n - 2, p.dtype), -1)
            A[0, :] = -p[1:] / p[0]
            made = np.linalg.eigvals(A)
        else:
            made = np.array([])
        return np.hstack((made, np.zeros(int(trailing), made.dtype)))

    def poly(seq_of_zeros):
        seq = np.atleast_1d(seq_of_zeros)
        if seq.ndim == 2 and seq.shape[0] == seq.shape[1] and seq.shape[0] != 0:
            seq = np.linalg.eigvals(seq)
        elif seq.ndim != 1:
            raise ValueError('input must be 1d or non-empty square 2d array.')
        if len(seq) == 0:
            return 1.0
        if seq.dtype.kind not in 'fc':
            seq = seq.astype(float)
        a = np.ones((1,), dtype=seq.dtype)
        for zero in seq:
            a = np.convolve(a, np.array([1, -zero], dtype=seq.dtype), mode='full')
        return a

    def _coefficients(p):
        return np.atleast_1d(p.coeffs if isinstance(p, poly1d) else p)

    def _as_given(made, *given):
        return poly1d(made) if any(isinstance(g, poly1d) for g in given) else made

    def polyadd(a1, a2):
        x, y = _coefficients(a1), _coefficients(a2)
        n = max(len(x), len(y))
        x = np.concatenate([np.zeros(n - len(x), x.dtype), x])
        y = np.concatenate([np.zeros(n - len(y), y.dtype), y])
        return _as_given(x + y, a1, a2)

    def polysub(a1, a2):
        x, y = _coefficients(a1), _coefficients(a2)
        n = max(len(x), len(y))
        x = np.concatenate([np.zeros(n - len(x), x.dtype), x])
        y = np.concatenate([np.zeros(n - len(y), y.dtype), y])
        return _as_given(x - y, a1, a2)

    def polymul(a1, a2):
        x, y = poly1d(a1).coeffs, poly1d(a2).coeffs
        return _as_given(np.convolve(x, y), a1, a2)

    def polydiv(u, v):
        a, b = _coefficients(u) + 0.0, _coefficients(v) + 0.0
        m, n = len(a) - 1, len(b) - 1
        scale = 1.0 / b[0]
        q = np.zeros((max(m - n + 1, 1),), np.result_type(a, b))
        r = a.astype(q.dtype)
        for k in range(0, m - n + 1):
            d = scale * r[k]
            q[k] = d
            r[k:k + n + 1] -= d * b
        while np.allclose(r[0], 0, rtol=1e-14) and r.shape[-1] > 1:
            r = r[1:]
        return (poly1d(q), poly1d(r)) if isinstance(u, poly1d) or isinstance(v, poly1d) else (q, r)

    def polyder(p, m=1):
        m = int(m)
        if m < 0:
            raise ValueError('Order of derivative must be positive (see polyint)')
        made = _coefficients(p)
        for _ in range(m):
            made = made[:-1] * np.arange(len(made) - 1, 0, -1)
        return _as_given(made, p)

    def polyint(p, m=1, k=None):
        m = int(m)
        if m < 0:
            raise ValueError('Order of integral must be positive (see polyder)')
        constants = np.zeros(m) if k is None else np.atleast_1d(k)
        if len(constants) == 1 and m > 1:
            constants = constants[0] * np.ones(m)
        if len(constants) < m:
            raise ValueError('k must be a scalar or a rank-1 array of length 1 or >m.')
        made = _coefficients(p)
        for i in range(m):
            made = np.concatenate([made / np.arange(len(made), 0, -1), [constants[i]]])
        return _as_given(made, p)

    """
}
