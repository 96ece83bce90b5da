// The functions of `numpy.random`: the old ones on the Mersenne twister and those of the new generator. Every function takes
// the random object first; the module's own functions are bound to its state. The order of draws is the reference's.

enum RandomLibrarySource {
  /// Shared by both: what is made of uniforms and normals in the same way.
  static let shared = """
    import numpy as np
    import numpy.random as _random

    def _broadcast_size(size, *params):
        if size is None:
            shapes = [np.shape(p) for p in params]
            if all(s == () for s in shapes):
                return None
            return np.broadcast_shapes(*shapes)
        return size

    def _array(x):
        return np.asarray(x) if isinstance(x, (list, tuple)) else x

    def _checked_scale(scale, name='scale'):
        if np.any(np.asarray(scale) < 0):
            raise ValueError(f'{name} < 0')

    def _probabilities(p, pop_size):
        p = np.asarray(p, dtype=float)
        if p.ndim != 1:
            raise ValueError("'p' must be 1-dimensional")
        if p.size != pop_size:
            raise ValueError("'a' and 'p' must have same size")
        if np.any(np.isnan(p)):
            raise ValueError("probabilities contain NaN")
        if np.any(p < 0):
            raise ValueError("probabilities are not non-negative")
        if abs(float(p.sum()) - 1.) > 1.5e-8:
            raise ValueError("probabilities do not sum to 1")
        return p

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

  static let legacyNames = [
    "seed", "rand", "randn", "random", "random_sample", "ranf", "sample", "randint", "random_integers", "choice",
    "shuffle",
    "permutation", "normal", "standard_normal", "uniform", "exponential", "standard_exponential", "poisson", "binomial",
    "multivariate_normal", "multinomial", "gamma", "standard_gamma", "beta", "chisquare", "dirichlet", "laplace",
    "logistic", "lognormal", "geometric", "rayleigh", "gumbel", "triangular", "weibull", "pareto", "power",
    "standard_cauchy", "standard_t", "bytes", "get_state", "set_state",
  ]

  static let legacy =
    shared + """
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
          _checked_scale(scale)
          return _array(loc) + _array(scale) * _random._normals(self, _broadcast_size(size, loc, scale))

      def uniform(self, low=0.0, high=1.0, size=None):
          return _array(low) + (np.asarray(high) - low if np.ndim(high) else high - low) * _random._doubles(self, _broadcast_size(size, low, high))

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
              return _random._shuffled(self, int(x), 1, True)
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

      def standard_exponential(self, size=None):
          return -np.log(1.0 - _random._doubles(self, size))

      def exponential(self, scale=1.0, size=None):
          _checked_scale(scale)
          return _array(scale) * -np.log(1.0 - _random._doubles(self, _broadcast_size(size, scale)))

      def _each(self, size, body, params, kind=float):
          shape = _broadcast_size(size, *params)
          if shape is None:
              return body(*[float(p) for p in params])
          columns = [np.broadcast_to(np.asarray(p, dtype=float), shape).ravel().tolist() for p in params]
          made = np.array([body(*row) for row in zip(*columns)], dtype=kind) if columns else np.array([body() for _ in range(_count(shape))], dtype=kind)
          return made.reshape(shape)

      def _gauss(self):
          return _random._normals(self, None)

      def _double(self):
          return _random._doubles(self, None)

      def _gamma_one(self, shape):
          import math
          if shape == 1.0:
              return -math.log(1.0 - _double(self))
          if shape == 0.0:
              return 0.0
          if shape < 1.0:
              while True:
                  u = _double(self)
                  v = -math.log(1.0 - _double(self))
                  if u <= 1.0 - shape:
                      x = math.pow(u, 1. / shape)
                      if x <= v:
                          return x
                  else:
                      y = -math.log((1 - u) / shape)
                      x = math.pow(1.0 - shape + shape * y, 1. / shape)
                      if x <= v + y:
                          return x
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
              if math.log(u) < 0.5 * x * x + b * (1. - v + math.log(v)):
                  return b * v

      def standard_gamma(self, shape, size=None):
          _checked_scale(shape, 'shape')
          return _each(self, size, lambda a: _gamma_one(self, a), (shape,))

      def gamma(self, shape, scale=1.0, size=None):
          _checked_scale(shape, 'shape')
          _checked_scale(scale)
          return _each(self, size, lambda a, s: s * _gamma_one(self, a), (shape, scale))

      def chisquare(self, df, size=None):
          return _each(self, size, lambda d: 2.0 * _gamma_one(self, d / 2.0), (df,))

      def _beta_one(self, a, b):
          import math
          if a <= 1.0 and b <= 1.0:
              while True:
                  u, v = _double(self), _double(self)
                  x, y = math.pow(u, 1.0 / a), math.pow(v, 1.0 / b)
                  if x + y <= 1.0 and u + v > 0:
                      if x + y > 0:
                          return x / (x + y)
                      lx, ly = math.log(u) / a, math.log(v) / b
                      m = max(lx, ly)
                      lx, ly = lx - m, ly - m
                      return math.exp(lx - math.log(math.exp(lx) + math.exp(ly)))
          ga, gb = _gamma_one(self, a), _gamma_one(self, b)
          return ga / (ga + gb)

      def beta(self, a, b, size=None):
          return _each(self, size, lambda x, y: _beta_one(self, x, y), (a, b))

      def dirichlet(self, alpha, size=None):
          alpha = [float(x) for x in alpha]
          if any(x <= 0 for x in alpha):
              raise ValueError('alpha <= 0')
          rows = []
          for _ in range(_count(size)):
              g = []
              total = 0.0
              for x in alpha:
                  g.append(_gamma_one(self, x))
                  total += g[-1]
              inv = 1 / total
              rows.append([v * inv for v in g])
          shape = () if size is None else (tuple(size) if isinstance(size, (tuple, list)) else (size,))
          return np.array(rows).reshape(shape + (len(alpha),))

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
                  k = math.floor((2 * a / us + b) * U + lam + 0.43)
                  if us >= 0.07 and V <= vr:
                      return k
                  if k < 0 or (us < 0.013 and V > us):
                      continue
                  if math.log(V) + math.log(invalpha) - math.log(a / (us * us) + b) <= -lam + k * loglam - _loggam(k + 1):
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

      def poisson(self, lam=1.0, size=None):
          if np.any(np.asarray(lam) < 0):
              raise ValueError('lam < 0 or lam is NaN')
          return _each(self, size, lambda x: _poisson_one(self, x), (lam,), int)

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
              A = math.log(v)
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
          return n - _binomial_inversion(self, n, q) if q * n <= 30.0 else _binomial_rejection(self, n, p)

      def binomial(self, n, p, size=None):
          if np.any(np.asarray(n) < 0):
              raise ValueError('n < 0')
          if np.any(np.asarray(p) < 0) or np.any(np.asarray(p) > 1):
              raise ValueError('p < 0, p > 1 or p is NaN')
          return _each(self, size, lambda a, b: _binomial_one(self, a, b), (n, p), int)

      def multinomial(self, n, pvals, size=None):
          pvals = [float(x) for x in pvals]
          if sum(pvals[:-1]) > 1.0 + 1e-12:
              raise ValueError('sum(pvals[:-1]) > 1.0')
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
          shape = () if size is None else (tuple(size) if isinstance(size, (tuple, list)) else (size,))
          return np.array(rows, dtype=int).reshape(shape + (len(pvals),))

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

      def laplace(self, loc=0.0, scale=1.0, size=None):
          import math
          def one(m, s):
              while True:
                  U = _double(self)
                  if U >= 0.5:
                      return m - s * math.log(2.0 - U - U)
                  if U > 0.0:
                      return m + s * math.log(U + U)
          return _each(self, size, one, (loc, scale))

      def logistic(self, loc=0.0, scale=1.0, size=None):
          import math
          def one(m, s):
              while True:
                  U = _double(self)
                  if U > 0.0:
                      return m + s * math.log(U / (1.0 - U))
          return _each(self, size, one, (loc, scale))

      def gumbel(self, loc=0.0, scale=1.0, size=None):
          import math
          def one(m, s):
              while True:
                  U = 1.0 - _double(self)
                  if U < 1.0:
                      return m - s * math.log(-math.log(U))
          return _each(self, size, one, (loc, scale))

      def lognormal(self, mean=0.0, sigma=1.0, size=None):
          return np.exp(normal(self, mean, sigma, size))

      def rayleigh(self, scale=1.0, size=None):
          return scale * np.sqrt(-2.0 * np.log(1.0 - _random._doubles(self, _broadcast_size(size, scale))))

      def weibull(self, a, size=None):
          return np.power(standard_exponential(self, _broadcast_size(size, a)), 1. / a)

      def pareto(self, a, size=None):
          return np.exp(standard_exponential(self, _broadcast_size(size, a)) / a) - 1

      def power(self, a, size=None):
          return np.power(1 - np.exp(-standard_exponential(self, _broadcast_size(size, a))), 1. / a)

      def geometric(self, p, size=None):
          import math
          def one(q):
              if q >= 0.333333333333333333333333:
                  X, total, prod, rest = 1, q, q, 1.0 - q
                  U = _double(self)
                  while U > total:
                      prod *= rest
                      total += prod
                      X += 1
                  return X
              return int(math.ceil(math.log(1.0 - _double(self)) / math.log1p(-q)))
          return _each(self, size, one, (p,), int)

      def triangular(self, left, mode, right, size=None):
          import math
          def one(a, m, b):
              base = b - a
              ratio = (m - a) / base
              U = _double(self)
              if U <= ratio:
                  return a + math.sqrt(U * (m - a) * base)
              return b - math.sqrt((1.0 - U) * (b - m) * base)
          return _each(self, size, one, (left, mode, right))

      def standard_cauchy(self, size=None):
          return _each(self, size, lambda _: _gauss(self) / _gauss(self), (0.0 if size is None else np.zeros(size),))

      def standard_t(self, df, size=None):
          import math
          def one(d):
              n = _gauss(self)
              g = _gamma_one(self, d / 2)
              return math.sqrt(d / 2) * n / math.sqrt(g)
          return _each(self, size, one, (df,))
      """

  static let generator =
    shared + """
      def random(self, size=None, dtype=float, out=None):
          if np.dtype(dtype) == np.float32:
              return _random._floats(self, size)
          return _random._doubles(self, size)

      def standard_normal(self, size=None, dtype=float, out=None):
          if np.dtype(dtype) != np.float64:
              raise NotImplementedError('standard_normal(dtype=float32) is not supported; draw float64 and use astype')
          return _random._normals(self, size)

      def normal(self, loc=0.0, scale=1.0, size=None):
          _checked_scale(scale)
          return _array(loc) + _array(scale) * _random._normals(self, _broadcast_size(size, loc, scale))

      def uniform(self, low=0.0, high=1.0, size=None):
          return _array(low) + (np.asarray(high) - low if np.ndim(high) else high - low) * _random._doubles(self, _broadcast_size(size, low, high))

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

      def lognormal(self, mean=0.0, sigma=1.0, size=None):
          return np.exp(normal(self, mean, sigma, size))

      def spawn(self, n_children):
          return _random._spawn(self, n_children)

      def _refused(name):
          def refuse(self, *args, **kwargs):
              raise NotImplementedError(f'Generator.{name} is not supported; np.random.{name} with the old generator is')
          return refuse

      exponential = _refused('exponential')
      standard_exponential = _refused('standard_exponential')
      poisson = _refused('poisson')
      binomial = _refused('binomial')
      gamma = _refused('gamma')
      beta = _refused('beta')
      dirichlet = _refused('dirichlet')
      multinomial = _refused('multinomial')
      laplace = _refused('laplace')
      chisquare = _refused('chisquare')
      geometric = _refused('geometric')
      """
}
