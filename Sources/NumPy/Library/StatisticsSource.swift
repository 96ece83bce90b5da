// Medians, quantiles, covariances, histograms, and the reductions that pass over NaN. A part of the `numpy` that is written in Python over its native
// functions; compiled when one of its names is first asked for.

enum StatisticsSource {
  static let names = [
    "median", "quantile", "percentile", "average", "cov", "corrcoef", "histogram_bin_edges", "histogram",
    "histogram2d", "histogramdd", "bincount", "digitize", "nansum", "nanprod", "nancumsum", "nanmean", "nanvar",
    "nanstd", "nanmax",
    "nanmin", "nanargmax", "nanargmin", "nanmedian", "nan_to_num", "nancumprod", "nanquantile", "nanpercentile",
  ]

  static let text = """
    import numpy as np
    from numpy._common import axis_tuple as _axis_tuple

    def _reduce_axes(a, axis, keepdims, body):
        a = np.asarray(a)
        if axis is None:
            made = body(a.ravel())
            return np.asarray(made).reshape((1,) * a.ndim) if keepdims else made
        axes = _axis_tuple(axis, a.ndim)
        kept = [i for i in range(a.ndim) if i not in axes]
        moved = a.transpose(kept + list(axes))
        flat = moved.reshape([a.shape[i] for i in kept] + [-1])
        made = body(flat)
        if keepdims:
            made = np.asarray(made).reshape([1 if i in axes else a.shape[i] for i in range(a.ndim)])
        return made

    def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
        def body(x):
            n = x.shape[-1]
            if n == 0:
                return np.mean(x, axis=-1)
            s = np.sort(x, axis=-1)
            if n % 2:
                made = np.mean(s[..., n // 2:n // 2 + 1], axis=-1)
            else:
                made = np.mean(s[..., n // 2 - 1:n // 2 + 1], axis=-1)
            if s.dtype.kind == 'f':
                last = s[..., -1]
                if np.any(np.isnan(last)):
                    made = np.where(np.isnan(last), last, made)[()]
            return made
        return _reduce_axes(a, axis, keepdims, body)

    def quantile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
        q = np.asarray(q)
        if np.any(q < 0) or np.any(q > 1):
            raise ValueError('Quantiles must be in the range [0, 1]')
        return _quantile(a, q, axis, method, keepdims)

    def percentile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
        q = np.true_divide(q, np.float32(100) if getattr(a, 'dtype', None) == np.float32 else 100)
        q = np.asarray(q)
        if np.any(q < 0) or np.any(q > 1):
            raise ValueError('Percentiles must be in the range [0, 100]')
        return _quantile(a, q, axis, method, keepdims)

    def _quantile(a, q, axis, method, keepdims):
        if method not in ('linear', 'lower', 'higher', 'nearest', 'midpoint'):
            raise NotImplementedError(f"method '{method}' is not supported; use 'linear', 'lower', 'higher', 'nearest' or 'midpoint'")
        def body(x):
            x = x if x.dtype.kind == 'f' or method in ('lower', 'higher', 'nearest') else x.astype(float)
            s = np.sort(x, axis=-1)
            n = s.shape[-1]
            parts = []
            for p in np.ravel(q).tolist():
                place = p * (n - 1)
                low = int(np.floor(place))
                high = min(low + 1, n - 1)
                t = place - low
                if method == 'lower':
                    made = s[..., low]
                elif method == 'higher':
                    made = s[..., int(np.ceil(place))]
                elif method == 'nearest':
                    made = s[..., int(np.rint(place))]
                elif method == 'midpoint':
                    made = s[..., low] if t == 0 else 0.5 * (s[..., low] + s[..., high])
                else:
                    a, b = s[..., low], s[..., high]
                    step = b - a
                    made = b - step * (1 - t) if t >= 0.5 else a + step * t
                if n and s.dtype.kind == 'f' and np.any(np.isnan(s[..., -1])):
                    made = np.where(np.isnan(s[..., -1]), np.nan, made)[()]
                parts.append(made)
            if q.ndim == 0:
                return parts[0]
            return np.stack(parts).reshape(q.shape + np.shape(parts[0]))
        if keepdims and q.ndim:
            made = _reduce_axes(a, axis, False, body)
            shape = np.shape(a)
            axes = range(len(shape)) if axis is None else _axis_tuple(axis, len(shape))
            return np.asarray(made).reshape(q.shape + tuple(1 if i in axes else n for i, n in enumerate(shape)))
        return _reduce_axes(a, axis, keepdims, body)

    def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
        a = np.asarray(a)
        if weights is None:
            made = np.mean(a, axis=axis, keepdims=keepdims)
            total = np.asarray(made).dtype.type(a.size / np.size(made))
        else:
            w = np.asarray(weights)
            if w.shape != a.shape:
                if axis is None:
                    raise TypeError('Axis must be specified when shapes of a and weights differ.')
                if w.ndim != 1 or w.shape[0] != a.shape[axis]:
                    raise ValueError('Shape of weights must be consistent with shape of a along specified axis.')
                w = np.broadcast_to(w, (a.ndim - 1) * (1,) + w.shape).swapaxes(-1, axis)
            kind = np.result_type(a.dtype, w.dtype, 'f8') if a.dtype.kind in 'biu' else np.result_type(a.dtype, w.dtype)
            total = np.sum(w * np.ones(a.shape, w.dtype), axis=axis, dtype=kind, keepdims=keepdims) if w.shape != a.shape else np.sum(w, axis=axis, dtype=kind, keepdims=keepdims)
            if np.any(total == 0.0):
                raise ZeroDivisionError("Weights sum to zero, can't be normalized")
            made = np.sum(np.multiply(a, w, dtype=kind), axis=axis, keepdims=keepdims) / total
        if returned:
            return made, (total if np.shape(total) == np.shape(made) else np.broadcast_to(total, np.shape(made)).copy())
        return made

    def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
        X = np.array(m, ndmin=2, dtype=float)
        if not rowvar and np.ndim(m) != 1:
            X = X.T
        if y is not None:
            y = np.array(y, ndmin=2, dtype=float)
            if not rowvar and y.shape[0] != 1:
                y = y.T
            X = np.concatenate((X, y), axis=0)
        if ddof is None:
            ddof = 0 if bias else 1
        w = None
        if fweights is not None:
            w = np.asarray(fweights, dtype=float)
        if aweights is not None:
            aw = np.asarray(aweights, dtype=float)
            w = aw if w is None else w * aw
        avg, total = average(X, axis=1, weights=w, returned=True)
        total = total[0]
        if w is None:
            fact = X.shape[1] - ddof
        elif ddof == 0:
            fact = total
        elif aweights is None:
            fact = total - ddof
        else:
            fact = total - ddof * np.sum(w * aw) / total
        X = X - avg[:, None]
        XT = X.T if w is None else (X * w).T
        c = np.dot(X, XT)
        c = c * np.true_divide(1, fact)
        return c.squeeze()[()]

    def corrcoef(x, y=None, rowvar=True, *, dtype=None):
        c = cov(x, y, rowvar)
        if np.ndim(c) == 0:
            return c / c
        d = np.diag(c)
        s = np.sqrt(d)
        c = c / s[:, None]
        c = c / s[None, :]
        return np.clip(c, -1, 1)

    def _named_bins(x, name, range, weights):
        widths = {'stone', 'auto', 'doane', 'fd', 'rice', 'scott', 'sqrt', 'sturges'}
        if name not in widths:
            raise ValueError(f'{name!r} is not a valid estimator for `bins`')
        if weights is not None:
            raise TypeError('Automated estimation of the number of bins is not supported for weighted data')
        if name == 'stone':
            raise NotImplementedError("bins='stone' is not supported; use 'auto', 'fd', 'doane', 'scott', 'rice', 'sturges' or 'sqrt'")
        if x.size == 0:
            return 1
        first, last = (x.min(), x.max()) if range is None else range
        if not (np.isfinite(first) and np.isfinite(last)):
            raise ValueError(f'autodetected range of [{first}, {last}] is not finite')
        if first == last:
            first, last = first - 0.5, last + 0.5
        if range is not None:
            x = x[(x >= first) & (x <= last)]
        span, n = np.ptp(x), x.size
        def sturges():
            return span / (np.log2(n) + 1.0)
        def fd():
            iqr = np.subtract(*percentile(x, [75, 25]))
            return 2.0 * iqr * n ** (-1.0 / 3.0)
        def doane():
            if n > 2:
                sg1 = np.sqrt(6.0 * (n - 2) / ((n + 1.0) * (n + 3)))
                sigma = np.std(x)
                if sigma > 0.0:
                    g1 = np.mean(((x - np.mean(x)) / sigma) ** 3)
                    return span / (1.0 + np.log2(n) + np.log2(1.0 + np.absolute(g1) / sg1))
            return 0.0
        def auto():
            width = fd()
            least = sturges()
            root = span / np.sqrt(n) / 2
            return min(max(width, root), least) if width else least
        width = {'sqrt': lambda: span / np.sqrt(n), 'sturges': sturges, 'rice': lambda: span / (2.0 * n ** (1.0 / 3)),
                 'scott': lambda: (24.0 * np.pi ** 0.5 / n) ** (1.0 / 3.0) * np.std(x), 'doane': doane, 'fd': fd, 'auto': auto}[name]()
        if width and x.dtype.kind in 'iu' and width < 1:
            width = 1
        return int(np.ceil((last - first) / width)) if width else 1

    def histogramdd(sample, bins=10, range=None, density=None, weights=None):
        sample = np.asarray(sample, float) if not isinstance(sample, (list, tuple)) else np.asarray(sample, float).T if np.ndim(sample[0]) else np.asarray(sample, float)
        if sample.ndim == 1:
            sample = sample[:, None]
        n, d = sample.shape
        bins = [bins] * d if np.ndim(bins) == 0 else list(bins)
        if len(bins) != d:
            raise ValueError('The dimension of bins must be equal to the dimension of the sample x.')
        edges = [histogram_bin_edges(sample[:, k], bins[k], None if range is None else range[k]).astype(float) for k in np.arange(d).tolist()]
        flat, keep = np.zeros(n, dtype=int), np.ones(n, dtype=bool)
        for k, e in enumerate(edges):
            place = np.where(sample[:, k] == e[-1], len(e) - 2, np.searchsorted(e, sample[:, k], side='right') - 1)
            keep = keep & (place >= 0) & (place < len(e) - 1)
            flat = flat * (len(e) - 1) + place
        shape = tuple(len(e) - 1 for e in edges)
        total = 1
        for s in shape:
            total *= s
        made = bincount(flat[keep], weights=None if weights is None else np.asarray(weights, float)[keep], minlength=total).astype(float).reshape(shape)
        if density:
            whole = made.sum()
            for k, e in enumerate(edges):
                sizes = [1] * d
                sizes[k] = shape[k]
                made = made / np.diff(e).reshape(sizes)
            made /= whole
        return made, edges

    def histogram_bin_edges(a, bins=10, range=None, weights=None):
        a = np.asarray(a).ravel()
        if isinstance(bins, str):
            bins = _named_bins(a, bins, range, weights)
        if np.ndim(bins) == 1:
            edges = np.asarray(bins)
            if np.any(edges[:-1] > edges[1:]):
                raise ValueError('`bins` must increase monotonically, when an array')
            return edges
        n = int(bins)
        if n < 1:
            raise ValueError('`bins` must be positive, when an integer')
        if range is not None:
            first, last = range
            if first > last:
                raise ValueError('max must be larger than min in range parameter.')
        elif a.size == 0:
            first, last = 0, 1
        else:
            first, last = a.min(), a.max()
            if not (np.isfinite(first) and np.isfinite(last)):
                raise ValueError(f'autodetected range of [{first}, {last}] is not finite')
        if first == last:
            first, last = first - 0.5, last + 0.5
        kind = np.result_type(first, last, a)
        if kind.kind in 'biu':
            kind = np.dtype(float)
        return np.linspace(first, last, n + 1, dtype=kind)

    def histogram(a, bins=10, range=None, density=None, weights=None):
        a = np.asarray(a).ravel()
        edges = histogram_bin_edges(a, bins, range)
        n = len(edges) - 1
        w = None if weights is None else np.asarray(weights).ravel()
        place = np.searchsorted(edges, a, side='right') - 1
        place = np.where(a == edges[-1], n - 1, place)
        keep = (a >= edges[0]) & (a <= edges[-1])
        if w is None:
            counts = bincount(place[keep], minlength=n)
        else:
            counts = bincount(place[keep], weights=w[keep], minlength=n)
            if w.dtype.kind in 'iu':
                counts = counts.astype(w.dtype)
        if density:
            widths = np.array(np.diff(edges), float)
            return counts / widths / counts.sum(), edges
        return counts, edges

    def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
        nx, ny = bins if isinstance(bins, (tuple, list)) and len(bins) == 2 else (bins, bins)
        rx, ry = range if range is not None else (None, None)
        ex = histogram_bin_edges(x, nx, rx).astype(float)
        ey = histogram_bin_edges(y, ny, ry).astype(float)
        x, y = np.asarray(x, float), np.asarray(y, float)
        px = np.where(x == ex[-1], len(ex) - 2, np.searchsorted(ex, x, side='right') - 1)
        py = np.where(y == ey[-1], len(ey) - 2, np.searchsorted(ey, y, side='right') - 1)
        keep = (px >= 0) & (px < len(ex) - 1) & (py >= 0) & (py < len(ey) - 1)
        flat = px * (len(ey) - 1) + py
        w = None if weights is None else np.asarray(weights, float)[keep]
        H = bincount(flat[keep], weights=w, minlength=(len(ex) - 1) * (len(ey) - 1)).astype(float).reshape(len(ex) - 1, len(ey) - 1)
        if density:
            H = H / H.sum() / (np.diff(ex)[:, None] * np.diff(ey)[None, :])
        return H, ex, ey

    def bincount(x, /, weights=None, minlength=0):
        x = np.asarray(x)
        if x.ndim != 1:
            raise ValueError('object too deep for desired array' if x.ndim > 1 else 'object of too small depth for desired array')
        if x.dtype.kind not in 'biu':
            x = x.astype(int)
        if x.size and x.min() < 0:
            raise ValueError("'list' argument must have no negative elements")
        if minlength < 0:
            raise ValueError("'minlength' must not be negative")
        n = max(int(x.max()) + 1 if x.size else 0, minlength)
        if weights is None:
            made = np._bin_count(x, n)
        else:
            weights = np.asarray(weights, dtype=float)
            if weights.shape != x.shape:
                raise ValueError("The weights and list don't have the same length.")
            made = np.zeros(n)
            if x.size:
                np._add_at(made, x, weights)
        return made

    def digitize(x, bins, right=False):
        bins = np.asarray(bins)
        if bins.size > 1 and bins[0] > bins[-1]:
            return len(bins) - np.searchsorted(bins[::-1], x, side='left' if not right else 'right')
        return np.searchsorted(bins, x, side='left' if right else 'right')

    def _without_nan(a, value):
        a = np.asarray(a)
        if a.dtype.kind != 'f':
            return a, np.zeros(a.shape, dtype=bool)
        mask = np.isnan(a)
        return np.where(mask, np.asarray(value, a.dtype), a), mask

    def nansum(a, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        return np.sum(_without_nan(a, 0)[0], axis=axis, dtype=dtype, keepdims=keepdims)

    def nanprod(a, axis=None, dtype=None, out=None, keepdims=False):
        return np.prod(_without_nan(a, 1)[0], axis=axis, dtype=dtype, keepdims=keepdims)

    def nancumsum(a, axis=None, dtype=None, out=None):
        return np.cumsum(_without_nan(a, 0)[0], axis=axis, dtype=dtype)

    def nanmean(a, axis=None, dtype=None, out=None, keepdims=False):
        x, mask = _without_nan(a, 0)
        count = np.sum(~mask, axis=axis, keepdims=keepdims)
        if np.any(count == 0):
            import warnings
            warnings.warn('Mean of empty slice', RuntimeWarning)
        with np.errstate(invalid='ignore', divide='ignore'):
            return np.sum(x, axis=axis, dtype=dtype, keepdims=keepdims) / count

    def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        x, mask = _without_nan(a, 0)
        count = np.sum(~mask, axis=axis, keepdims=True)
        with np.errstate(invalid='ignore', divide='ignore'):
            centre = np.sum(x, axis=axis, keepdims=True) / count
            square = np.where(mask, 0, (x - centre) ** 2)
            return np.sum(square, axis=axis, keepdims=keepdims) / (np.sum(~mask, axis=axis, keepdims=keepdims) - ddof)

    def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        return np.sqrt(nanvar(a, axis=axis, ddof=ddof, keepdims=keepdims))

    def _warned(made, words):
        if np.any(np.isnan(made)):
            import warnings
            warnings.warn(words, RuntimeWarning, stacklevel=3)
        return made

    def nanmax(a, axis=None, out=None, keepdims=False):
        made = np.fmax.reduce(np.asarray(a).ravel() if axis is None else np.asarray(a), axis=0 if axis is None else axis, keepdims=keepdims)
        return _warned(made, 'All-NaN axis encountered' if np.asarray(a).dtype.kind == 'f' and axis is None else 'All-NaN slice encountered') if np.asarray(a).dtype.kind == 'f' else made

    def nanmin(a, axis=None, out=None, keepdims=False):
        made = np.fmin.reduce(np.asarray(a).ravel() if axis is None else np.asarray(a), axis=0 if axis is None else axis, keepdims=keepdims)
        return _warned(made, 'All-NaN axis encountered' if np.asarray(a).dtype.kind == 'f' and axis is None else 'All-NaN slice encountered') if np.asarray(a).dtype.kind == 'f' else made

    def nanargmax(a, axis=None, out=None, *, keepdims=False):
        x, mask = _without_nan(a, -np.inf)
        if np.any(np.all(mask, axis=axis)):
            raise ValueError('All-NaN slice encountered')
        return np.argmax(x, axis=axis)

    def nanargmin(a, axis=None, out=None, *, keepdims=False):
        x, mask = _without_nan(a, np.inf)
        if np.any(np.all(mask, axis=axis)):
            raise ValueError('All-NaN slice encountered')
        return np.argmin(x, axis=axis)

    def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
        def body(x):
            if x.ndim == 1:
                return median(x[~np.isnan(x)])
            return np.stack([body(r) for r in x])
        return _reduce_axes(np.asarray(a, dtype=float), axis, keepdims, body)

    def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
        x = np.array(x)
        if x.dtype.kind != 'f':
            return x[()] if x.ndim == 0 else x
        limits = np.finfo(x.dtype)
        made = np.where(np.isnan(x), np.asarray(nan, x.dtype), x)
        made = np.where(x == np.inf, np.asarray(limits.max if posinf is None else posinf, x.dtype), made)
        made = np.where(x == -np.inf, np.asarray(limits.min if neginf is None else neginf, x.dtype), made)
        return made[()] if x.ndim == 0 else made

    def nancumprod(a, axis=None, dtype=None, out=None):
        return np.cumprod(_without_nan(a, 1)[0], axis=axis, dtype=dtype)

    def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
        chosen = np.asarray(q)
        if np.any(chosen < 0) or np.any(chosen > 1):
            raise ValueError('Quantiles must be in the range [0, 1]')
        a = np.asarray(a)
        if axis is None:
            rest = a.ravel()[~np.isnan(a.ravel())]
            made = np.quantile(rest, q, method=method) if rest.size else np.full(chosen.shape, np.nan)[()]
            return np.asarray(made).reshape(chosen.shape + (1,) * a.ndim) if keepdims else made
        if not isinstance(axis, int):
            raise NotImplementedError('nanquantile over several axes is not supported; reshape first')
        moved = np.moveaxis(a, axis, -1)
        rows = moved.reshape(-1, moved.shape[-1])
        made = [nanquantile(row, q, method=method) for row in rows]
        made = np.moveaxis(np.array(made).reshape(moved.shape[:-1] + chosen.shape), list(range(moved.ndim - 1)), list(range(chosen.ndim, chosen.ndim + moved.ndim - 1)))
        return np.expand_dims(made, axis if axis < 0 else axis + chosen.ndim) if keepdims else made

    def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False, *, weights=None, interpolation=None):
        chosen = np.asarray(q)
        if np.any(chosen < 0) or np.any(chosen > 100):
            raise ValueError('Percentiles must be in the range [0, 100]')
        return nanquantile(a, chosen / 100.0, axis=axis, method=method, keepdims=keepdims)

    """
}
