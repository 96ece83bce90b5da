// The part of `numpy.linalg` that is written in Python over the native decompositions, and `numpy.testing`.

enum LinearAlgebraSource {
  static let names = [
    "norm", "slogdet", "cholesky", "qr", "svd", "svdvals", "eigh", "eigvalsh", "eig", "eigvals", "lstsq", "pinv",
    "matrix_rank", "matrix_power", "cond", "multi_dot", "matmul", "outer", "cross", "trace", "diagonal", "vector_norm",
    "matrix_norm", "tensorsolve", "tensorinv", "matrix_transpose", "tensordot", "vecdot",
  ]

  static let text = """
    import numpy as np
    import collections as _collections

    _SlogdetResult = _collections.namedtuple('SlogdetResult', 'sign logabsdet')
    _QRResult = _collections.namedtuple('QRResult', 'Q R')
    _SVDResult = _collections.namedtuple('SVDResult', 'U S Vh')
    _EighResult = _collections.namedtuple('EighResult', 'eigenvalues eigenvectors')
    _EigResult = _collections.namedtuple('EigResult', 'eigenvalues eigenvectors')

    def norm(x, ord=None, axis=None, keepdims=False):
        x = np.asarray(x)
        if x.dtype.kind not in 'fc':
            x = x.astype(float)
        if axis is None:
            if ord is None or (ord in ('f', 'fro') and x.ndim == 2) or (ord == 2 and x.ndim == 1):
                flat = x.ravel()
                if flat.dtype.kind == 'c':
                    square = flat.real.dot(flat.real) + flat.imag.dot(flat.imag)
                else:
                    square = flat.dot(flat)
                made = np.sqrt(square)
                return made.reshape((1,) * x.ndim) if keepdims else made
            axis = tuple(range(x.ndim))
        elif not isinstance(axis, tuple):
            axis = (int(axis),)
        if len(axis) == 1:
            if ord == np.inf:
                return np.abs(x).max(axis=axis, keepdims=keepdims)
            if ord == -np.inf:
                return np.abs(x).min(axis=axis, keepdims=keepdims)
            if ord == 0:
                return (x != 0).astype(x.real.dtype).sum(axis=axis, keepdims=keepdims)
            if ord == 1:
                return np.add.reduce(np.abs(x), axis=axis, keepdims=keepdims)
            if ord is None or ord == 2:
                s = (x.conj() * x).real
                return np.sqrt(np.add.reduce(s, axis=axis, keepdims=keepdims))
            if isinstance(ord, str):
                raise ValueError(f"Invalid norm order '{ord}' for vectors")
            made = np.abs(x) ** ord
            return np.add.reduce(made, axis=axis, keepdims=keepdims) ** (1 / ord)
        if len(axis) == 2:
            row, col = [a % x.ndim for a in axis]
            if row == col:
                raise ValueError('Duplicate axes given.')
            if ord in (None, 'fro', 'f'):
                made = np.sqrt(np.add.reduce((x.conj() * x).real, axis=axis))
            elif ord == 1 or ord == -1:
                pick = np.max if ord == 1 else np.min
                made = pick(np.add.reduce(np.abs(x), axis=row), axis=col - 1 if col > row else col)
            elif ord == np.inf or ord == -np.inf:
                pick = np.max if ord == np.inf else np.min
                made = pick(np.add.reduce(np.abs(x), axis=col), axis=row - 1 if row > col else row)
            elif ord in (2, -2, 'nuc'):
                s = svd(np.moveaxis(x, (row, col), (-2, -1)), compute_uv=False)
                made = s.sum(axis=-1) if ord == 'nuc' else s.max(axis=-1) if ord == 2 else s.min(axis=-1)
            else:
                raise ValueError('Invalid norm order for matrices.')
            if keepdims:
                shape = list(x.shape)
                shape[row] = shape[col] = 1
                made = np.asarray(made).reshape(shape)
            return made
        raise ValueError('Improper number of dimensions to norm.')

    def vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
        x = np.asarray(x)
        return norm(x.ravel() if axis is None else x, ord=ord, axis=0 if axis is None else axis, keepdims=keepdims)

    def matrix_norm(x, /, *, keepdims=False, ord='fro'):
        return norm(x, ord=ord, axis=(-2, -1), keepdims=keepdims)

    def slogdet(a):
        return _SlogdetResult(*np.linalg._slogdet(a))

    def cholesky(a, /, *, upper=False):
        made = np.linalg._cholesky(a)
        return np.linalg._wrapped(a, made.swapaxes(-1, -2) if upper else made)

    def qr(a, mode='reduced'):
        if mode not in ('reduced', 'complete', 'r'):
            raise ValueError(f"Unrecognized mode '{mode}'")
        q, r = np.linalg._qr(a, mode == 'complete')
        q, r = np.linalg._wrapped(a, q), np.linalg._wrapped(a, r)
        return r if mode == 'r' else _QRResult(q, r)

    def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
        u, s, vh = np.linalg._svd(a, full_matrices and compute_uv)
        return _SVDResult(np.linalg._wrapped(a, u), s, np.linalg._wrapped(a, vh)) if compute_uv else s

    def svdvals(x, /):
        return svd(x, compute_uv=False)

    def eigh(a, UPLO='L'):
        values, vectors = np.linalg._eigh(a, UPLO.upper() == 'U')
        return _EighResult(values, np.linalg._wrapped(a, vectors))

    def eigvalsh(a, UPLO='L'):
        return np.linalg._eigh(a, UPLO.upper() == 'U')[0]

    def _eigen(a):
        values, vectors = np.linalg._eig(a)
        kind = np.asarray(a).dtype
        single = kind in (np.float32, np.complex64)
        if kind.kind != 'c' and np.all(values.imag == 0):
            # A copy: the real part is a view.
            return (values.real.astype(np.float32 if single else np.float64),
                    vectors.real.astype(np.float32 if single else np.float64))
        return values.astype(np.complex64 if single else np.complex128), vectors.astype(
            np.complex64 if single else np.complex128)

    def eig(a):
        values, vectors = _eigen(a)
        return _EigResult(values, np.linalg._wrapped(a, vectors))

    def eigvals(a):
        return _eigen(a)[0]

    def lstsq(a, b, rcond=None):
        given = b
        a, b = np.asarray(a), np.asarray(b)
        if a.ndim != 2:
            raise np.linalg.LinAlgError(f'{a.ndim}-dimensional array given. Array must be two-dimensional')
        if a.shape[0] != b.shape[0]:
            raise np.linalg.LinAlgError('Incompatible dimensions')
        m, n = a.shape
        u, s, vh = svd(a, full_matrices=False)
        if rcond is None:
            rcond = np.finfo(s.dtype).eps * max(m, n)
        keep = s > rcond * (s[0] if len(s) else 0)
        rank = np.int32(np.sum(keep))
        inverse = np.where(keep, 1 / np.where(keep, s, 1), 0)
        right = u.T @ b
        x = vh.T @ ((inverse * right.T).T)
        residuals = np.array([], dtype=x.dtype)
        if rank == n and m > n:
            rest = b - a @ x
            residuals = np.atleast_1d(np.sum(rest ** 2, axis=0))
        return np.linalg._wrapped(given, x), np.linalg._wrapped(given, residuals), rank, s

    def pinv(a, rcond=None, hermitian=False, *, rtol=None):
        given = a
        a = np.asarray(a)
        u, s, vh = svd(a, full_matrices=False)
        cutoff = (1e-15 if rcond is None and rtol is None else rcond if rtol is None else rtol) * np.max(s, axis=-1, keepdims=True)
        large = s > cutoff
        s = np.where(large, 1 / np.where(large, s, 1), 0)
        return np.linalg._wrapped(given, np.matmul(vh.swapaxes(-1, -2), s[..., None] * u.swapaxes(-1, -2)))

    def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
        A = np.asarray(A)
        if A.ndim < 2:
            return int(not np.all(A == 0))
        s = svd(A, compute_uv=False)
        if tol is None:
            tol = s.max(axis=-1, keepdims=True) * (max(A.shape[-2:]) * np.finfo(s.dtype).eps if rtol is None else rtol)
        return np.count_nonzero(s > tol, axis=-1)

    def matrix_power(a, n):
        a = np.asarray(a)
        if a.ndim < 2 or a.shape[-1] != a.shape[-2]:
            raise np.linalg.LinAlgError('Last 2 dimensions of the array must be square')
        if not isinstance(n, (int, np.integer)):
            raise TypeError('exponent must be an integer')
        n = int(n)
        if n == 0:
            return np.broadcast_to(np.eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
        if n < 0:
            a = np.linalg.inv(a)
            n = -n
        if n == 1:
            return a
        if n == 2:
            return np.matmul(a, a)
        if n == 3:
            return np.matmul(np.matmul(a, a), a)
        z = result = None
        while n > 0:
            z = a if z is None else np.matmul(z, z)
            n, bit = divmod(n, 2)
            if bit:
                result = z if result is None else np.matmul(result, z)
        return result

    def cond(x, p=None):
        x = np.asarray(x)
        if p is None or p == 2 or p == -2:
            s = svd(x, compute_uv=False)
            return (s[..., -1] / s[..., 0] if p == -2 else s[..., 0] / s[..., -1])
        return norm(x, p, axis=(-2, -1)) * norm(np.linalg.inv(x), p, axis=(-2, -1))

    def multi_dot(arrays, *, out=None):
        if len(arrays) < 2:
            raise ValueError('Expecting at least two arrays.')
        made = arrays[0]
        for a in arrays[1:]:
            made = np.dot(made, a)
        return made

    def matmul(x1, x2, /):
        return np.matmul(x1, x2)

    def outer(x1, x2, /):
        return np.outer(x1, x2)

    def cross(x1, x2, /, *, axis=-1):
        x1, x2 = np.asarray(x1), np.asarray(x2)
        if x1.shape[axis] != 3 or x2.shape[axis] != 3:
            raise ValueError('Both input arrays must be (arrays of) 3-dimensional vectors, but they are '
                             f'{x1.shape[axis]} and {x2.shape[axis]} dimensional instead.')
        return np.cross(x1, x2, axis=axis)

    def trace(x, /, *, offset=0, dtype=None):
        return np.trace(x, offset, -2, -1)

    def diagonal(x, /, *, offset=0):
        return np.diagonal(x, offset, -2, -1)

    def matrix_transpose(x, /):
        return np.matrix_transpose(x)

    def tensordot(x1, x2, /, *, axes=2):
        return np.tensordot(x1, x2, axes=axes)

    def vecdot(x1, x2, /, *, axis=-1):
        return np.vecdot(x1, x2, axis=axis)

    def tensorinv(a, ind=2):
        a = np.asarray(a)
        if ind <= 0:
            raise ValueError('Invalid ind argument.')
        old = a.shape
        rows = 1
        for n in old[ind:]:
            rows *= n
        return np.linalg.inv(a.reshape(rows, -1)).reshape(old[ind:] + old[:ind])

    def tensorsolve(a, b, axes=None):
        a, b = np.asarray(a), np.asarray(b)
        shape = a.shape[b.ndim:]
        return np.linalg.solve(a.reshape(-1, b.size), b.ravel()).reshape(shape)
    """

  static let testing = """
    import numpy as np

    def _all_text(x):
        return np.array2string(np.asarray(x), separator=', ') if np.ndim(x) else repr(x)

    def _fail(x, y, title, mismatched, total, details, names=('ACTUAL', 'DESIRED'), gap=['']):
        lines = ['', title]
        if total is not None:
            lines += gap + [f'Mismatched elements: {mismatched} / {total} ({100 * mismatched / total:.3g}%)'] + details
        lines.append(f' {names[0]}: ' + _show(x))
        lines.append(f' {names[1]}: ' + _show(y))
        raise AssertionError('\\n'.join(lines))

    def _show(x):
        text = repr(x) if isinstance(x, np.ndarray) else repr(x)
        return '\\n'.join(text.splitlines()[:3])

    def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg='', verbose=True, *, strict=False):
        a, d = np.asanyarray(actual), np.asanyarray(desired)
        title = f'Not equal to tolerance rtol={rtol:g}, atol={atol:g}'
        _compare(a, d, lambda x, y: np.isclose(x, y, rtol=rtol, atol=atol, equal_nan=equal_nan), title, err_msg)

    def assert_array_equal(actual, desired, err_msg='', verbose=True, *, strict=False):
        _compare(np.asanyarray(actual), np.asanyarray(desired), lambda x, y: (x == y) | ((x != x) & (y != y)), 'Arrays are not equal', err_msg)

    def assert_array_almost_equal(actual, desired, decimal=6, err_msg='', verbose=True):
        def close(x, y):
            return np.abs(x - y) < np.float64(1.5 * 10.0 ** -decimal)
        _compare(np.asanyarray(actual), np.asanyarray(desired), close, f'Arrays are not almost equal to {decimal} decimals', err_msg)

    def assert_almost_equal(actual, desired, decimal=7, err_msg='', verbose=True):
        if np.ndim(actual) or np.ndim(desired):
            return assert_array_almost_equal(actual, desired, decimal, err_msg)
        if abs(desired - actual) >= np.float64(1.5 * 10.0 ** -decimal):
            raise AssertionError(f'\\nArrays are not almost equal to {decimal} decimals\\n ACTUAL: {actual!r}\\n DESIRED: {desired!r}')

    def assert_equal(actual, desired, err_msg='', verbose=True, *, strict=False):
        if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
            assert_equal(len(actual), len(desired), err_msg)
            for k in range(len(desired)):
                assert_equal(actual[k], desired[k], f'item={k!r}\\n{err_msg}')
            return
        if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
            return assert_array_equal(actual, desired, err_msg)
        if not (actual == desired or (actual != actual and desired != desired)):
            raise AssertionError(f'\\nItems are not equal:{err_msg}\\n ACTUAL: {actual!r}\\n DESIRED: {desired!r}')

    def assert_array_less(x, y, err_msg='', verbose=True, *, strict=False):
        _compare(np.asanyarray(x), np.asanyarray(y), lambda a, b: a < b, 'Arrays are not strictly ordered `x < y`', err_msg, ('x', 'y'))

    def assert_(val, msg=''):
        if not val:
            raise AssertionError(msg() if callable(msg) else msg)

    def assert_raises(exception_class, *args, **kwargs):
        if args:
            try:
                args[0](*args[1:], **kwargs)
            except exception_class:
                return
            raise AssertionError(f'{exception_class.__name__} not raised')
        return _Raises(exception_class)

    class _Raises:
        def __init__(self, cls):
            self._cls = cls

        def __enter__(self):
            return self

        def __exit__(self, kind, value, trace):
            if kind is None:
                raise AssertionError(f'{self._cls.__name__} not raised')
            self.exception = value
            return issubclass(kind, self._cls)

    def _compare(a, d, close, title, err_msg, names=('ACTUAL', 'DESIRED')):
        title = title + '\\n' + str(err_msg) if err_msg else title
        gap = [] if err_msg else ['']
        if a.shape != d.shape and a.ndim and d.ndim:
            lines = ['', title, '', f'(shapes {a.shape}, {d.shape} mismatch)', f' {names[0]}: {_show(a)}', f' {names[1]}: {_show(d)}']
            raise AssertionError('\\n'.join(lines))
        if title.startswith(('Not equal', 'Arrays are not')) and a.dtype.kind == 'f' and d.dtype.kind == 'f' and a.shape == d.shape:
            if np.any(np.isnan(a) != np.isnan(d)):
                raise AssertionError('\\n'.join(['', title, '', 'nan location mismatch:', f' {names[0]}: {_show(a)}', f' {names[1]}: {_show(d)}']))
        ok = np.asarray(close(a, d))
        if ok.all():
            return
        bad = ~ok
        total = ok.size
        details = []
        mismatched = int(bad.sum())
        places = np.argwhere(bad)
        shown = min(5, len(places))
        if ok.ndim:
            head = 'Mismatch at index:' if mismatched == 1 else 'Mismatch at indices:' if mismatched <= 5 else 'First 5 mismatches are at indices:'
            details.append(head)
            aa, dd = np.broadcast_to(a, ok.shape), np.broadcast_to(d, ok.shape)
            for place in places[:5]:
                index = tuple(int(i) for i in place)
                details.append(f' {list(index)}: {aa[index]} ({names[0]}), {dd[index]} ({names[1]})')
        if a.dtype.kind in 'iufb' and d.dtype.kind in 'iufb':
            error = np.abs(a.astype(float) - d.astype(float)) if a.dtype.kind == 'b' or d.dtype.kind == 'b' else np.abs(a - d)
            details.append(f'Max absolute difference among violations: {np.array2string(np.asarray(np.max(error[bad] if ok.ndim else error)))}')
            dd = np.broadcast_to(d, ok.shape)
            nonzero = bad & (dd != 0)
            if np.any(nonzero):
                ratio = error[nonzero] / np.abs(dd[nonzero]) if ok.ndim else error / np.abs(d)
                details.append(f'Max relative difference among violations: {np.array2string(np.asarray(np.max(ratio)))}')
            else:
                details.append('Max relative difference among violations: inf')
        _fail(a, d, title, mismatched, total, details, names, gap)
    """
}
