// Comparisons with a tolerance, parts of complex numbers, functions of Python applied to elements, iteration. A part of the `numpy` that is written in Python over its native
// functions; compiled when one of its names is first asked for.

enum ElementwiseSource {
  static let names = [
    "isclose", "allclose", "array_equal", "array_equiv", "vectorize", "frompyfunc", "apply_along_axis",
    "apply_over_axes", "fromiter", "ndindex", "ndenumerate", "nditer", "broadcast_shapes", "broadcast_arrays", "real",
    "imag", "angle", "iscomplex", "isreal", "iscomplexobj", "isrealobj", "isscalar", "isposinf", "isneginf", "shape",
    "ndim", "size", "fix", "modf", "divmod", "ldexp", "frexp", "real_if_close", "sort_complex", "iterable",
    "isfortran", "bitwise_count", "packbits", "unpackbits",
  ]

  static let text = """
    import numpy as np
    from numpy._common import normal_axis as _normal

    def isclose(a, b, rtol=1.e-5, atol=1.e-8, equal_nan=False):
        a, b = np.asarray(a), np.asarray(b)
        with np.errstate(invalid='ignore'):
            close = (np.abs(a - b) <= atol + rtol * np.abs(b)) & np.isfinite(b) | (a == b) if a.dtype.kind != 'b' or b.dtype.kind != 'b' else a == b
        if equal_nan:
            close = close | (np.isnan(a) & np.isnan(b))
        return close

    def allclose(a, b, rtol=1.e-5, atol=1.e-8, equal_nan=False):
        return bool(np.all(isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan)))

    def array_equal(a1, a2, equal_nan=False):
        try:
            a1, a2 = np.asarray(a1), np.asarray(a2)
        except Exception:
            return False
        if a1.shape != a2.shape:
            return False
        if equal_nan and a1.dtype.kind == 'f' and a2.dtype.kind == 'f':
            return bool(np.all((a1 == a2) | (np.isnan(a1) & np.isnan(a2))))
        return bool(np.all(a1 == a2))

    def array_equiv(a1, a2):
        try:
            return bool(np.all(np.asarray(a1) == np.asarray(a2)))
        except ValueError:
            return False

    class vectorize:
        def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
            if signature is not None:
                raise NotImplementedError('vectorize(signature=...) is not supported; loop over the leading dimensions')
            self.pyfunc = pyfunc
            self.otypes = otypes
            self.excluded = set() if excluded is None else set(excluded)
            self.__name__ = getattr(pyfunc, '__name__', 'vectorize')
            self.__doc__ = doc or getattr(pyfunc, '__doc__', None)

        def __call__(self, *args, **kwargs):
            if self.pyfunc is None:
                self.pyfunc = args[0]
                return self
            names = [k for k in kwargs if k not in self.excluded]
            places = [i for i in range(len(args)) if i not in self.excluded]
            arrays = broadcast_arrays(*([args[i] for i in places] + [kwargs[k] for k in names]))
            shape = arrays[0].shape if arrays else ()
            columns = [a.ravel() for a in arrays]
            if columns and columns[0].size == 0 and not self.otypes:
                raise ValueError('cannot call `vectorize` on size 0 inputs unless `otypes` is set')
            results = []
            for k in range(columns[0].size if columns else 1):
                call = list(args)
                for i, c in zip(places, columns):
                    call[i] = c[k]
                named = dict(kwargs)
                for name, c in zip(names, columns[len(places):]):
                    named[name] = c[k]
                results.append(self.pyfunc(*call, **named))
            if results and isinstance(results[0], tuple):
                made = tuple(np.array([r[j] for r in results]).reshape(shape) for j in range(len(results[0])))
                return made
            if self.otypes:
                made = np.array(results, dtype=self.otypes[0])
            else:
                made = np.array(results)
                if results and np.ndim(results[0]) == 0:
                    made = made.astype(np.asarray(results[0]).dtype) if made.dtype.kind in 'biufc' else made
            made = made.reshape(shape)
            return made

    def frompyfunc(func, nin, nout, **kwargs):
        made = vectorize(func, otypes=[object])
        return made

    def apply_along_axis(func1d, axis, arr, *args, **kwargs):
        arr = np.asarray(arr)
        axis = _normal(axis, arr.ndim)
        moved = np.moveaxis(arr, axis, -1)
        lead = moved.shape[:-1]
        rows = moved.reshape(-1, moved.shape[-1])
        results = [np.asarray(func1d(row, *args, **kwargs)) for row in rows]
        made = np.stack(results)
        inner = made.shape[1:]
        made = made.reshape(lead + inner)
        if inner:
            for k in range(len(inner)):
                made = np.moveaxis(made, len(lead) + k, axis + k)
        return made

    def apply_over_axes(func, a, axes):
        val = np.asarray(a)
        for axis in (axes if isinstance(axes, (tuple, list)) else (axes,)):
            res = func(val, axis)
            val = res if np.ndim(res) == val.ndim else np.expand_dims(res, axis)
        return val

    def fromiter(iter, dtype, count=-1, *, like=None):
        values = []
        for v in iter:
            if count >= 0 and len(values) >= count:
                break
            values.append(v)
        return np.array(values, dtype=dtype)

    class ndindex:
        def __init__(self, *shape):
            if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
                shape = tuple(shape[0])
            import itertools
            self._it = itertools.product(*[range(n) for n in shape])

        def __iter__(self):
            return self

        def __next__(self):
            return next(self._it)

    def ndenumerate(arr):
        arr = np.asarray(arr)
        for index in ndindex(arr.shape):
            yield index, arr[index]

    def nditer(op, flags=None, op_flags=None, order='K', **kwargs):
        arrays = broadcast_arrays(*op) if isinstance(op, (tuple, list)) else None
        if arrays is None:
            for index in ndindex(np.shape(op)):
                yield op[index + (Ellipsis,)]
        else:
            for index in ndindex(arrays[0].shape):
                yield tuple(a[index + (Ellipsis,)] for a in arrays)

    def broadcast_shapes(*args):
        shape = ()
        for s in args:
            s = tuple(s) if isinstance(s, (tuple, list)) else (s,)
            n = max(len(shape), len(s))
            a, b = (1,) * (n - len(shape)) + shape, (1,) * (n - len(s)) + s
            out = []
            for x, y in zip(a, b):
                if x != y and x != 1 and y != 1:
                    raise ValueError('shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape ' + str(tuple(args[0]) if isinstance(args[0], (tuple, list)) else (args[0],)) + ' and arg 1 with shape ' + str(s) + '.')
                out.append(y if x == 1 else x)
            shape = tuple(out)
        return shape

    def broadcast_arrays(*args, subok=False):
        arrays = [np.asarray(a) for a in args]
        shape = broadcast_shapes(*[a.shape for a in arrays])
        return tuple(np.broadcast_to(a, shape) if a.shape != shape else a for a in arrays)

    def real(val):
        return np.asarray(val).real if np.ndim(val) else np.asarray(val).real[()]

    def imag(val):
        return np.asarray(val).imag if np.ndim(val) else np.asarray(val).imag[()]

    def angle(z, deg=False):
        z = np.asarray(z)
        a = np.arctan2(z.imag, z.real) if z.dtype.kind == 'c' else np.arctan2(0.0 * z, z)
        return a * (180 / np.pi) if deg else a

    def iscomplex(x):
        x = np.asarray(x)
        return x.imag != 0 if x.dtype.kind == 'c' else np.zeros(x.shape, bool)[()]

    def isreal(x):
        return imag(x) == 0

    def iscomplexobj(x):
        return np.asarray(x).dtype.kind == 'c'

    def isrealobj(x):
        return not iscomplexobj(x)

    def isscalar(element):
        return isinstance(element, (int, float, complex, str, bytes, bool, np.generic))

    def isposinf(x, out=None):
        return np.isinf(x) & ~np.signbit(x)

    def isneginf(x, out=None):
        return np.isinf(x) & np.signbit(x)

    def shape(a):
        return a.shape if isinstance(a, np.ndarray) else np.asarray(a).shape

    def ndim(a):
        if isinstance(a, (int, float)):
            return 0
        return a.ndim if hasattr(a, 'ndim') else np.asarray(a).ndim

    def size(a, axis=None):
        return np.asarray(a).size if axis is None else np.asarray(a).shape[axis]

    def fix(x, out=None):
        return np.trunc(x)

    def modf(x):
        x = np.float64(x) if isinstance(x, (int, float)) else x
        whole = np.trunc(x)
        return x - whole, whole

    def divmod(x1, x2):
        return np.floor_divide(x1, x2), np.remainder(x1, x2)

    def ldexp(x1, x2):
        return x1 * np.power(2.0, x2)

    def frexp(x):
        import math
        x = np.asarray(x, dtype=float)
        pairs = [math.frexp(v) for v in x.ravel().tolist()]
        return np.array([p[0] for p in pairs]).reshape(x.shape)[()], np.array([p[1] for p in pairs], dtype=np.int32).reshape(x.shape)[()]

    def real_if_close(a, tol=100):
        a = np.asanyarray(a)
        if a.dtype.kind != 'c':
            return a
        if tol > 1:
            tol = np.finfo(a.dtype).eps * tol
        return a.real if np.all(np.absolute(a.imag) < tol) else a

    def sort_complex(a):
        b = np.sort(np.array(a))
        return b if b.dtype.kind == 'c' else b.astype(np.complex128)

    def iterable(y):
        try:
            iter(y)
        except TypeError:
            return False
        return True

    def isfortran(a):
        return a.flags['F_CONTIGUOUS'] and not a.flags['C_CONTIGUOUS']

    def bitwise_count(x, /):
        a = np.asarray(x)
        if a.dtype.kind not in 'iub':
            raise TypeError(f"ufunc 'bitwise_count' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''")
        made = np.array([abs(int(v)).bit_count() for v in a.ravel().tolist()], dtype=np.uint8)
        return made.reshape(a.shape)[()]

    def packbits(a, /, axis=None, bitorder='big'):
        a = np.asarray(a)
        if a.dtype.kind not in 'iub':
            raise TypeError('Expected an input array of integer or boolean data type')
        if axis is None:
            a, axis = a.ravel(), 0
        bits = np.moveaxis(a != 0, axis, -1)
        short = -bits.shape[-1] % 8
        if short:
            bits = np.concatenate([bits, np.zeros(bits.shape[:-1] + (short,), dtype=bool)], axis=-1)
        weights = np.array([128, 64, 32, 16, 8, 4, 2, 1][::1 if bitorder == 'big' else -1])
        made = (bits.reshape(bits.shape[:-1] + (-1, 8)) * weights).sum(axis=-1).astype(np.uint8)
        return np.moveaxis(made, -1, axis)

    def unpackbits(a, /, axis=None, count=None, bitorder='big'):
        a = np.asarray(a)
        if a.dtype != np.uint8:
            raise TypeError('Expected an input array of unsigned byte data type')
        if axis is None:
            a, axis = a.ravel(), 0
        moved = np.moveaxis(a, axis, -1)
        shifts = np.array([7, 6, 5, 4, 3, 2, 1, 0][::1 if bitorder == 'big' else -1])
        made = ((moved[..., None].astype(int) >> shifts) & 1).astype(np.uint8).reshape(moved.shape[:-1] + (-1,))
        return np.moveaxis(made[..., :count], -1, axis)

    """
}
