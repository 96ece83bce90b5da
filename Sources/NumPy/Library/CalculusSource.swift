// Differences, products over axes, interpolation and convolution. A part of the `numpy` that is written in Python over its native
// functions; compiled when one of its names is first asked for.

enum CalculusSource {
  static let names = [
    "diff", "ediff1d", "gradient", "cross", "outer", "kron", "tensordot", "einsum", "trapezoid", "interp", "convolve",
    "correlate", "sinc", "i0", "unwrap", "cumulative_sum", "vecdot", "cumulative_prod", "matvec", "vecmat",
  ]

  static let text = """
    import numpy as np
    from numpy._common import axis_tuple as _axis_tuple
    from numpy._common import normal_axis as _normal

    def diff(a, n=1, axis=-1, prepend=None, append=None):
        if n == 0:
            return a
        if n < 0:
            raise ValueError('order must be non-negative but got ' + repr(n))
        a = np.asarray(a)
        if a.ndim == 0:
            raise ValueError('diff requires input that is at least one dimensional')
        axis = _normal(axis, a.ndim)
        parts = []
        for extra in (prepend, append):
            if extra is not None:
                extra = np.asarray(extra)
                if extra.ndim == 0:
                    shape = list(a.shape)
                    shape[axis] = 1
                    extra = np.broadcast_to(extra, shape)
            parts.append(extra)
        if prepend is not None or append is not None:
            a = np.concatenate([p for p in (parts[0], a, parts[1]) if p is not None], axis)
        lead = (slice(None),) * axis
        for _ in range(n):
            if a.dtype == bool:
                a = np.not_equal(a[lead + (slice(1, None),)], a[lead + (slice(None, -1),)])
            else:
                a = a[lead + (slice(1, None),)] - a[lead + (slice(None, -1),)]
        return a

    def ediff1d(ary, to_end=None, to_begin=None):
        made = diff(np.ravel(ary))
        parts = [] if to_begin is None else [np.ravel(to_begin)]
        parts.append(made)
        if to_end is not None:
            parts.append(np.ravel(to_end))
        return np.concatenate(parts)

    def gradient(f, *varargs, axis=None, edge_order=1):
        f = np.asarray(f)
        axes = tuple(range(f.ndim)) if axis is None else _axis_tuple(axis, f.ndim)
        if not varargs:
            spacing = [1.0] * len(axes)
        elif len(varargs) == 1 and np.ndim(varargs[0]) == 0:
            spacing = list(varargs) * len(axes)
        elif len(varargs) == len(axes):
            spacing = list(varargs)
        else:
            raise TypeError('invalid number of arguments')
        if f.dtype.kind in 'biu':
            f = f.astype(float)
        results = []
        for ax, h in zip(axes, spacing):
            n = f.shape[ax]
            if n < edge_order + 1:
                raise ValueError('Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.')
            g = f.swapaxes(ax, 0)
            out = np.zeros_like(g)
            rest = (slice(None),) + (None,) * (g.ndim - 1)
            if np.ndim(h) == 0:
                out[1:-1] = (g[2:] - g[:-2]) / (2. * h)
                first = last = h
                uniform = True
            else:
                h = diff(np.asarray(h, dtype=float))
                uniform = bool(np.all(h == h[0]))
                if uniform:
                    h = h[0]
                    out[1:-1] = (g[2:] - g[:-2]) / (2. * h)
                    first = last = h
                else:
                    d1, d2 = h[:-1], h[1:]
                    a = (-(d2) / (d1 * (d1 + d2)))[rest]
                    b = ((d2 - d1) / (d1 * d2))[rest]
                    c = (d1 / (d2 * (d1 + d2)))[rest]
                    out[1:-1] = a * g[:-2] + b * g[1:-1] + c * g[2:]
                    first, last = h[0], h[-1]
            if edge_order == 1:
                out[0] = (g[1] - g[0]) / first
                out[-1] = (g[-1] - g[-2]) / last
            elif uniform:
                out[0] = (-1.5 / first) * g[0] + (2. / first) * g[1] + (-0.5 / first) * g[2]
                out[-1] = (0.5 / last) * g[-3] + (-2. / last) * g[-2] + (1.5 / last) * g[-1]
            else:
                raise NotImplementedError('edge_order=2 with uneven spacing is not supported')
            results.append(out.swapaxes(ax, 0))
        return results[0] if len(results) == 1 else tuple(results)

    def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
        a, b = np.asarray(a), np.asarray(b)
        if axis is not None:
            axisa = axisb = axisc = axis
        a, b = np.moveaxis(a, axisa, -1), np.moveaxis(b, axisb, -1)
        if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
            raise ValueError('incompatible dimensions for cross product' + chr(10) + '(dimension must be 2 or 3)')
        if a.shape[-1] == 2 or b.shape[-1] == 2:
            import warnings
            warnings.warn('Arrays of 2-dimensional vectors are deprecated. Use arrays of 3-dimensional vectors instead. (deprecated in NumPy 2.0)', DeprecationWarning, stacklevel=2)
            if a.shape[-1] == b.shape[-1]:
                return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])
            if a.shape[-1] == 2:
                a = np.concatenate([a, np.zeros_like(a[..., :1])], axis=-1)
            else:
                b = np.concatenate([b, np.zeros_like(b[..., :1])], axis=-1)
        a0, a1, a2 = a[..., 0], a[..., 1], a[..., 2]
        b0, b1, b2 = b[..., 0], b[..., 1], b[..., 2]
        made = np.stack([a1 * b2 - a2 * b1, a2 * b0 - a0 * b2, a0 * b1 - a1 * b0], axis=-1)
        return np.moveaxis(made, -1, axisc)

    def outer(a, b, out=None):
        return np.multiply(np.ravel(a)[:, None], np.ravel(b)[None, :])

    def kron(a, b):
        a, b = np.asarray(a), np.asarray(b)
        n = max(a.ndim, b.ndim)
        a = a.reshape((1,) * (n - a.ndim) + a.shape)
        b = b.reshape((1,) * (n - b.ndim) + b.shape)
        left = a.reshape([x for s in a.shape for x in (s, 1)])
        right = b.reshape([x for s in b.shape for x in (1, s)])
        return (left * right).reshape([s * t for s, t in zip(a.shape, b.shape)])

    def tensordot(a, b, axes=2):
        a, b = np.asarray(a), np.asarray(b)
        if np.ndim(axes) == 0 and not isinstance(axes, (list, tuple)):
            axes_a = list(range(a.ndim - axes, a.ndim))
            axes_b = list(range(axes))
        else:
            axes_a, axes_b = axes
            axes_a = [axes_a] if np.ndim(axes_a) == 0 else list(axes_a)
            axes_b = [axes_b] if np.ndim(axes_b) == 0 else list(axes_b)
        axes_a = [x % a.ndim for x in axes_a] if a.ndim else []
        axes_b = [x % b.ndim for x in axes_b] if b.ndim else []
        if len(axes_a) != len(axes_b) or any(a.shape[i] != b.shape[j] for i, j in zip(axes_a, axes_b)):
            raise ValueError('shape-mismatch for sum')
        free_a = [i for i in range(a.ndim) if i not in axes_a]
        free_b = [i for i in range(b.ndim) if i not in axes_b]
        inner = 1
        for i in axes_a:
            inner *= a.shape[i]
        left = a.transpose(free_a + axes_a).reshape(-1, inner) if inner else a.reshape(-1, 0)
        right = b.transpose(axes_b + free_b).reshape(inner, -1)
        return np.dot(left, right).reshape([a.shape[i] for i in free_a] + [b.shape[i] for i in free_b])

    def _remapped(terms, output, shapes):
        letters = output + ''.join(sorted(set(''.join(terms)) - set(output)))
        parts = []
        for term, shape in zip(terms, shapes):
            sizes = [str(shape[term.index(c)]) if c in term else 'newaxis' for c in letters]
            led = sizes and sizes[0] == 'newaxis'
            while sizes and sizes[0] == 'newaxis':
                sizes = sizes[1:]
            plain = ','.join(str(n) for n in shape) + (',' if len(shape) == 1 else '')
            parts.append(f"({plain})->({','.join(sizes)}{',' if len(sizes) == 1 and not led else ''}) ")
        return ''.join(parts)

    def einsum(subscripts, *operands, out=None, optimize=False, **kwargs):
        operands = [np.asarray(x) for x in operands]
        shapes = [x.shape for x in operands]
        text = subscripts.replace(' ', '')
        left, arrow, output = text.partition('->')
        terms = left.split(',')
        if len(terms) != len(operands):
            raise ValueError('more operands provided to einstein sum function than specified in the subscripts string' if len(operands) > len(terms) else 'fewer operands provided to einstein sum function than specified in the subscripts string')
        if '...' in text:
            spare = [c for c in 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' if c not in text]
            most = 0
            for k, (term, x) in enumerate(zip(terms, operands)):
                if '...' in term:
                    n = x.ndim - (len(term) - 3)
                    most = max(most, n)
                    terms[k] = term.replace('...', ''.join(spare[:n][::-1]))
            wide = ''.join(spare[:most][::-1])
            output = output.replace('...', wide) if arrow else wide + ''.join(sorted(c for c in set(left) if c.isalpha() and left.count(c) == 1))
        elif not arrow:
            letters = left.replace(',', '')
            output = ''.join(sorted(c for c in set(letters) if letters.count(c) == 1))
        for term, x in zip(terms, operands):
            if len(term) > x.ndim:
                raise ValueError('einstein sum subscripts string contains too many subscripts for operand 0')
            if len(term) < x.ndim:
                raise ValueError('operand has more dimensions than subscripts given in einstein sum, but no \\'...\\' ellipsis provided to broadcast the extra dimensions.')
        sizes = {}
        for k, (term, x) in enumerate(zip(terms, operands)):
            kept = ''
            for c in term:
                if c in kept:
                    i = kept.index(c)
                    j = i + 1 + (''.join(term))[i + 1:].index(c)
                    x = np.diagonal(x, 0, i, len(kept))
                    x = np.moveaxis(x, -1, i)
                else:
                    kept += c
            terms[k], operands[k] = kept, x
            for c, n in zip(kept, x.shape):
                if sizes.setdefault(c, n) != n:
                    if sizes[c] == 1:
                        sizes[c] = n
                    elif n != 1:
                        raise ValueError('operands could not be broadcast together with remapped shapes [original->remapped]: ' + _remapped(left.split(','), output, shapes))
        for c in output:
            if c not in sizes:
                raise ValueError(f"einstein sum subscripts string included output subscript '{c}' which never appeared in an input")
        def align(term, x, order):
            x = x.transpose([term.index(c) for c in order if c in term])
            return x.reshape([x.shape[[d for d in order if d in term].index(c)] if c in term else 1 for c in order])
        term, made = terms[0], operands[0]
        for k in range(1, len(operands)):
            later = output + ''.join(terms[k + 1:])
            other, y = terms[k], operands[k]
            shared = [c for c in term if c in other]
            summed = [c for c in shared if c not in later]
            batch = [c for c in shared if c in later]
            free1 = [c for c in term if c not in other]
            free2 = [c for c in other if c not in term]
            if summed and not batch:
                a = made.transpose([term.index(c) for c in free1 + summed])
                b = y.transpose([other.index(c) for c in summed + free2])
                n = 1
                for c in summed:
                    n *= sizes[c]
                made = np.dot(a.reshape(-1, n), b.reshape(n, -1)).reshape([made.shape[term.index(c)] for c in free1] + [y.shape[other.index(c)] for c in free2])
                term = ''.join(free1 + free2)
            else:
                order = batch + free1 + free2 + summed
                made = align(term, made, order) * align(other, y, order)
                if summed:
                    made = made.sum(axis=tuple(range(len(order) - len(summed), len(order))))
                term = ''.join(batch + free1 + free2)
        extra = tuple(i for i, c in enumerate(term) if c not in output)
        if extra:
            made = np.sum(made, axis=extra)
            term = ''.join(c for c in term if c in output)
        made = np.asarray(made).transpose([term.index(c) for c in output])
        return made[()] if made.ndim == 0 else made

    def trapezoid(y, x=None, dx=1.0, axis=-1):
        y = np.asarray(y)
        if x is None:
            d = dx
        else:
            x = np.asarray(x)
            if x.ndim == 1:
                d = diff(x)
                shape = [1] * y.ndim
                shape[axis] = d.shape[0]
                d = d.reshape(shape)
            else:
                d = diff(x, axis=axis)
        lead = [slice(None)] * y.ndim
        tail = list(lead)
        lead[axis] = slice(1, None)
        tail[axis] = slice(None, -1)
        return (d * (y[tuple(lead)] + y[tuple(tail)]) / 2.0).sum(axis)

    def interp(x, xp, fp, left=None, right=None, period=None):
        if period is not None:
            raise NotImplementedError('interp(period=...) is not supported; reduce x with np.mod first')
        xp, fp = np.asarray(xp, float), np.asarray(fp, float)
        if xp.size == 0:
            raise ValueError('array of sample points is empty')
        if xp.shape != fp.shape:
            raise ValueError('fp and xp are not of the same length.')
        xa = np.asarray(x, float)
        flat = xa.ravel()
        place = np.clip(np.searchsorted(xp, flat, side='right') - 1, 0, max(xp.size - 2, 0))
        if xp.size == 1:
            made = np.full(flat.shape, fp[0])
        else:
            slope = (fp[place + 1] - fp[place]) / (xp[place + 1] - xp[place])
            made = slope * (flat - xp[place]) + fp[place]
        made = np.where(flat == xp[-1], fp[-1], made)
        made = np.where(flat > xp[-1], fp[-1] if right is None else right, made)
        made = np.where(flat < xp[0], fp[0] if left is None else left, made)
        made = np.where(np.isnan(flat), flat, made)
        made = made.reshape(xa.shape)
        return made[()] if xa.ndim == 0 else made

    def convolve(a, v, mode='full'):
        a, v = np.array(a, ndmin=1), np.array(v, ndmin=1)
        if len(a) == 0:
            raise ValueError('a cannot be empty')
        if len(v) == 0:
            raise ValueError('v cannot be empty')
        if len(v) > len(a):
            a, v = v, a
        return _correlate(a, v[::-1], mode)

    def correlate(a, v, mode='valid'):
        a, v = np.array(a, ndmin=1), np.array(v, ndmin=1)
        swapped = len(v) > len(a)
        if swapped:
            a, v = v, a
        made = _correlate(a, np.conj(v) if v.dtype.kind == 'c' else v, mode)
        return made[::-1] if swapped else made

    def _correlate(a, v, mode):
        kind = np.result_type(a.dtype, v.dtype)
        n, m = len(a), len(v)
        if mode == 'valid':
            start, count = 0, n - m + 1
        elif mode == 'same':
            start, count = -(m // 2), n
        elif mode == 'full':
            start, count = -(m - 1), n + m - 1
        else:
            raise ValueError(f"mode must be one of 'valid', 'same', or 'full' (got {mode!r})")
        if kind in (np.float64, np.float32):
            return np._correlate(a.astype(kind), v.astype(kind), start, count)
        out = np.zeros(count, kind)
        for i in range(count):
            low = start + i
            s, e = max(low, 0), min(low + m, n)
            out[i] = np.dot(a[s:e], v[s - low:e - low])
        return out

    def sinc(x):
        x = np.asanyarray(x)
        x = x if x.dtype.kind in 'fc' else x.astype(float)
        y = np.pi * np.where(x == 0, 1.0e-20, x)
        return np.sin(y) / y

    _i0_small = [
        -4.4153416464793395e-18, 3.3307945188222384e-17, -2.431279846547955e-16, 1.715391285555133e-15,
        -1.1685332877993451e-14, 7.676185498604936e-14, -4.856446783111929e-13, 2.95505266312964e-12,
        -1.726826291441556e-11, 9.675809035373237e-11, -5.189795601635263e-10, 2.6598237246823866e-09,
        -1.300025009986248e-08, 6.046995022541919e-08, -2.670793853940612e-07, 1.1173875391201037e-06,
        -4.4167383584587505e-06, 1.6448448070728896e-05, -5.754195010082104e-05, 0.00018850288509584165,
        -0.0005763755745385824, 0.0016394756169413357, -0.004324309995050576, 0.010546460394594998,
        -0.02373741480589947, 0.04930528423967071, -0.09490109704804764, 0.17162090152220877,
        -0.3046826723431984, 0.6767952744094761]

    _i0_large = [
        -7.233180487874754e-18, -4.830504485944182e-18, 4.46562142029676e-17, 3.461222867697461e-17,
        -2.8276239805165836e-16, -3.425485619677219e-16, 1.7725601330565263e-15, 3.8116806693526224e-15,
        -9.554846698828307e-15, -4.150569347287222e-14, 1.54008621752141e-14, 3.8527783827421426e-13,
        7.180124451383666e-13, -1.7941785315068062e-12, -1.3215811840447713e-11, -3.1499165279632416e-11,
        1.1889147107846439e-11, 4.94060238822497e-10, 3.3962320257083865e-09, 2.266668990498178e-08,
        2.0489185894690638e-07, 2.8913705208347567e-06, 6.889758346916825e-05, 0.0033691164782556943,
        0.8044904110141088]

    def _chebyshev(x, coefficients):
        b0, b1 = coefficients[0], 0.0
        for c in coefficients[1:]:
            b2, b1, b0 = b1, b0, x * b0 - b1 + c
        return 0.5 * (b0 - b2)

    def i0(x):
        x = np.asanyarray(x)
        if x.dtype.kind == 'c':
            raise TypeError('i0 not supported for complex values')
        if x.dtype.kind != 'f':
            x = x.astype(float)
        x = np.abs(x)
        small = np.exp(np.minimum(x, 8.0)) * _chebyshev(np.minimum(x, 8.0) / 2.0 - 2, _i0_small)
        safe = np.maximum(x, 8.0)
        large = np.exp(safe) * _chebyshev(32.0 / safe - 2.0, _i0_large) / np.sqrt(safe)
        return np.where(x <= 8.0, small, large)[()]

    def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
        p = np.asarray(p, dtype=float)
        d = diff(p, axis=axis)
        half = period / 2
        m = np.mod(d + half, period) - half
        m = np.where((m == -half) & (d > 0), half, m)
        c = m - d
        c = np.where(np.abs(d) < (half if discont is None else discont), 0, c)
        up = p.copy()
        key = [slice(None)] * p.ndim
        key[axis] = slice(1, None)
        up[tuple(key)] = p[tuple(key)] + np.cumsum(c, axis=axis)
        return up

    def cumulative_sum(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
        return np.cumsum(x, axis=axis, dtype=dtype)

    def vecdot(x1, x2, /, axis=-1):
        return np.sum(np.conjugate(x1) * x2, axis=axis)

    def cumulative_prod(x, /, *, axis=None, dtype=None, out=None, include_initial=False):
        x = np.asarray(x)
        if x.ndim == 0:
            raise ValueError('Input arrays must be at least one dimensional, but input is 0-d.')
        if axis is None:
            if x.ndim > 1:
                raise ValueError("For arrays which have more than one dimension ``axis`` argument is required.")
            axis = 0
        made = np.cumprod(x, axis=axis, dtype=dtype)
        if include_initial:
            shape = list(made.shape)
            shape[axis] = 1
            made = np.concatenate([np.ones(shape, dtype=made.dtype), made], axis=axis)
        return made

    def matvec(x1, x2, /):
        return np.matmul(x1, np.asarray(x2)[..., None])[..., 0]

    def vecmat(x1, x2, /):
        return np.matmul(np.conjugate(x1)[..., None, :], x2)[..., 0, :]

    """
}
