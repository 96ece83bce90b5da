// Ranges, meshes and the arrays made of index patterns. A part of the `numpy` that is written in Python over its native
// functions; compiled when one of its names is first asked for.

enum NumberGridSource {
  static let names = [
    "linspace", "logspace", "geomspace", "meshgrid", "mgrid", "ogrid", "c_", "r_", "s_", "index_exp", "ix_",
    "identity", "diag", "diagflat", "tri", "tril", "triu", "vander", "fromfunction", "indices", "tril_indices",
    "triu_indices", "diag_indices", "diag_indices_from", "fill_diagonal", "hanning", "hamming", "bartlett",
    "blackman", "tril_indices_from", "triu_indices_from", "mask_indices", "kaiser",
  ]

  static let text = """
    import numpy as np

    def _plain(value):
        # A tensor's numbers, with their type.
        return np.asarray(value) if hasattr(value, '__array_wrap__') else value

    def _as_given(made, *given):
        # A tensor among what was given makes a tensor of the numbers.
        for value in given:
            if hasattr(value, '__array_wrap__') and not isinstance(value, (np.ndarray, np.generic)):
                return np.linalg._wrapped(value, made)
        return made

    def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None):
        made = _linspace_of(_plain(start), _plain(stop), num, endpoint, retstep, dtype, axis)
        if retstep:
            return _as_given(made[0], start, stop), made[1]
        return _as_given(made, start, stop)

    def _linspace_of(start, stop, num, endpoint, retstep, dtype, axis):
        ends = [end if isinstance(end, (int, float)) else np.asarray(end) for end in (start, stop)]
        own = np.result_type(ends[0], ends[1], 1.0)
        kind = own if dtype is None else dtype
        if np.ndim(start) == 0 == np.ndim(stop) and own == np.float64:
            made = np._linspace(start, stop, num, endpoint, kind)
        else:
            start, stop = np.asarray(start).astype(own), np.asarray(stop).astype(own)
            parts = num - 1 if endpoint else num
            delta = stop - start
            y = np.arange(0, num).astype(own).reshape((-1,) + (1,) * np.ndim(delta))
            if parts > 0:
                step = delta / parts
                y = y * step if np.all(step != 0) else y / parts * delta
            else:
                y = y * delta
            y = y + start
            if endpoint and num > 1:
                y[-1, ...] = stop
            if axis != 0:
                y = np.moveaxis(y, 0, axis)
            made = (np.floor(y) if np.dtype(kind).kind in 'iu' else y).astype(kind)
        if retstep:
            parts = num - 1 if endpoint else num
            return made, (own.type(stop - start) / parts if parts > 0 else np.nan)
        return made

    def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
        y = linspace(_plain(start), _plain(stop), num=num, endpoint=endpoint, axis=axis)
        made = np.power(_plain(base), y)
        return _as_given(made if dtype is None else made.astype(dtype), start, stop)

    def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
        if start == 0 or stop == 0:
            raise ValueError('Geometric sequence cannot include zero')
        sign = np.sign(start)
        start, stop = np.asarray(start) / sign, np.asarray(stop) / sign
        made = logspace(np.log10(start), np.log10(stop), num=num, endpoint=endpoint, base=10.0)
        if num > 0:
            made[0] = start
            if num > 1 and endpoint:
                made[-1] = stop
        made = made * sign
        return made if dtype is None else made.astype(dtype)

    def meshgrid(*xi, copy=True, sparse=False, indexing='xy'):
        if indexing not in ('xy', 'ij'):
            raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
        n = len(xi)
        arrays = [np.asarray(x).reshape(-1) for x in xi]
        output = []
        for i, x in enumerate(arrays):
            sizes = [1] * n
            sizes[i] = -1
            output.append(x.reshape(*sizes))
        if indexing == 'xy' and n > 1:
            sizes = [1] * n
            sizes[1] = -1
            output[0] = arrays[0].reshape(*([1, -1] + [1] * (n - 2)))
            output[1] = arrays[1].reshape(*([-1, 1] + [1] * (n - 2)))
        if not sparse:
            output = list(np.broadcast_arrays(*output))
            if copy:
                output = [x.copy() for x in output]
        return tuple(output)

    class _Grid:
        def __init__(self, sparse):
            self._sparse = sparse

        def __getitem__(self, key):
            if isinstance(key, slice):
                return self._one(key)
            lines = [self._one(k) for k in key]
            if self._sparse:
                return meshgrid(*lines, sparse=True, indexing='ij')
            return np.stack(meshgrid(*lines, indexing='ij'))

        def _one(self, key):
            start = 0 if key.start is None else key.start
            step = 1 if key.step is None else key.step
            if isinstance(step, complex):
                return linspace(start, key.stop, int(abs(step)))
            return np.arange(start, key.stop, step)

    mgrid = _Grid(False)
    ogrid = _Grid(True)

    class _Concatenator:
        def __init__(self, columns):
            self._columns = columns

        def __getitem__(self, key):
            if not isinstance(key, tuple):
                key = (key,)
            parts = []
            for k in key:
                if isinstance(k, slice):
                    parts.append(ogrid[k])
                elif isinstance(k, str):
                    raise NotImplementedError('text directives of r_ and c_ are not supported; use np.stack and np.concatenate')
                else:
                    parts.append(np.asarray(k))
            if self._columns:
                parts = [np.atleast_1d(p) for p in parts]
                parts = [p.reshape(-1, 1) if p.ndim == 1 else p for p in parts]
                return np.concatenate(parts, axis=-1)
            return np.concatenate([np.atleast_1d(p) for p in parts])

    c_ = _Concatenator(True)
    r_ = _Concatenator(False)

    class _IndexMaker:
        def __init__(self, maketuple):
            self._maketuple = maketuple

        def __getitem__(self, item):
            if self._maketuple and not isinstance(item, tuple):
                return (item,)
            return item

    s_ = _IndexMaker(False)
    index_exp = _IndexMaker(True)

    def ix_(*args):
        out = []
        for k, x in enumerate(args):
            x = np.asarray(x)
            if x.size == 0:
                x = x.astype(int)
            if x.ndim != 1:
                raise ValueError('Cross index must be 1 dimensional')
            if x.dtype == bool:
                x = x.nonzero()[0]
            out.append(x.reshape((1,) * k + (x.size,) + (1,) * (len(args) - k - 1)))
        return tuple(out)

    def identity(n, dtype=None, *, like=None):
        return np.eye(n, dtype=float if dtype is None else dtype)

    def diag(v, k=0):
        v = np.asarray(v)
        if v.ndim == 1:
            n = v.shape[0] + abs(k)
            made = np.zeros((n, n), v.dtype)
            rows = np.arange(v.shape[0])
            made[rows - min(k, 0), rows + max(k, 0)] = v
            return made
        if v.ndim == 2:
            return v.diagonal(k)
        raise ValueError('Input must be 1- or 2-d.')

    def diagflat(v, k=0):
        return diag(np.asarray(v).ravel(), k)

    def tri(N, M=None, k=0, dtype=float, *, like=None):
        M = N if M is None else M
        return (np.arange(N).reshape(-1, 1) >= np.arange(-k, M - k)).astype(dtype)

    def tril(m, k=0):
        m = np.asarray(m)
        return np.where(tri(*m.shape[-2:], k=k, dtype=bool), m, np.zeros(1, m.dtype))

    def triu(m, k=0):
        m = np.asarray(m)
        return np.where(tri(*m.shape[-2:], k=k - 1, dtype=bool), np.zeros(1, m.dtype), m)

    def vander(x, N=None, increasing=False):
        x = np.asarray(x)
        N = len(x) if N is None else N
        powers = np.arange(N) if increasing else np.arange(N)[::-1]
        return x.reshape(-1, 1) ** powers

    def fromfunction(function, shape, *, dtype=float, like=None, **kwargs):
        return function(*indices(shape, dtype=dtype), **kwargs)

    def indices(dimensions, dtype=int, sparse=False):
        made = np.zeros((len(dimensions),) + tuple(dimensions), dtype=dtype)
        for k, n in enumerate(dimensions):
            made[k] = np.arange(n, dtype=dtype).reshape((-1,) + (1,) * (len(dimensions) - k - 1))
        return made

    def tril_indices(n, k=0, m=None):
        return np.nonzero(tri(n, m, k=k, dtype=bool))

    def triu_indices(n, k=0, m=None):
        return np.nonzero(~tri(n, m, k=k - 1, dtype=bool))

    def diag_indices(n, ndim=2):
        return (np.arange(n),) * ndim

    def diag_indices_from(arr):
        return diag_indices(arr.shape[0], arr.ndim)

    def fill_diagonal(a, val, wrap=False):
        n = min(a.shape)
        a[(np.arange(n),) * a.ndim] = val if np.ndim(val) == 0 else np.resize(np.asarray(val), n)

    def hanning(M):
        n = np.arange(1 - M, M, 2)
        return 0.5 + 0.5 * np.cos(np.pi * n / (M - 1)) if M > 1 else np.ones(max(M, 0))

    def hamming(M):
        n = np.arange(1 - M, M, 2)
        return 0.54 + 0.46 * np.cos(np.pi * n / (M - 1)) if M > 1 else np.ones(max(M, 0))

    def bartlett(M):
        n = np.arange(1 - M, M, 2)
        return np.where(n <= 0, 1 + n / (M - 1), 1 - n / (M - 1)) if M > 1 else np.ones(max(M, 0))

    def blackman(M):
        n = np.arange(1 - M, M, 2)
        return 0.42 + 0.5 * np.cos(np.pi * n / (M - 1)) + 0.08 * np.cos(2.0 * np.pi * n / (M - 1)) if M > 1 else np.ones(max(M, 0))

    def tril_indices_from(arr, k=0):
        if arr.ndim != 2:
            raise ValueError('input array must be 2-d')
        return tril_indices(arr.shape[-2], k=k, m=arr.shape[-1])

    def triu_indices_from(arr, k=0):
        if arr.ndim != 2:
            raise ValueError('input array must be 2-d')
        return triu_indices(arr.shape[-2], k=k, m=arr.shape[-1])

    def mask_indices(n, mask_func, k=0):
        return np.nonzero(mask_func(np.ones((n, n), int), k) != 0)

    def kaiser(M, beta):
        if M == 1:
            return np.ones(1)
        n = np.arange(0, M)
        alpha = (M - 1) / 2.0
        return np.i0(beta * np.sqrt(1 - ((n - alpha) / alpha) ** 2.0)) / np.i0(beta)

    """
}
