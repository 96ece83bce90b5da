// Comparisons with a tolerance, parts of complex numbers, functions of Python applied to elements, iteration. A part of the `numpy` that is written in Python over its native
// functions; compiled when one of its names is first asked for.

enum ElementwiseSource {
  static let names = [
    "isclose", "allclose", "array_equal", "array_equiv", "vectorize", "frompyfunc", "apply_along_axis",
    "apply_over_axes", "fromiter", "ndindex", "ndenumerate", "nditer", "broadcast_shapes", "broadcast_arrays", "real",
    "imag", "angle", "iscomplex", "isreal", "iscomplexobj", "isrealobj", "isscalar", "isposinf", "isneginf", "shape",
    "ndim", "size", "fix", "modf", "divmod", "ldexp", "frexp", "real_if_close", "sort_complex", "iterable",
    "isfortran", "bitwise_count", "packbits", "unpackbits", "broadcast",
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
            self.signature = signature
            self._dims = None if signature is None else _read_signature(signature)
            self.pyfunc = pyfunc
            self.otypes = otypes
            self.excluded = set() if excluded is None else set(excluded)
            self.__name__ = getattr(pyfunc, '__name__', 'vectorize')
            self.__doc__ = doc or getattr(pyfunc, '__doc__', None)

        def __call__(self, *args, **kwargs):
            if self.pyfunc is None:
                self.pyfunc = args[0]
                return self
            if self._dims is not None:
                return self._with_signature(args)
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

        def _with_signature(self, args):
            inputs, outputs = self._dims
            if len(args) != len(inputs):
                raise TypeError('wrong number of positional arguments: expected %r, got %r' % (len(inputs), len(args)))
            arrays = [np.asanyarray(a) for a in args]
            sizes, leads = {}, []
            for a, names in zip(arrays, inputs):
                if a.ndim < len(names):
                    raise ValueError('%d-dimensional argument does not have enough dimensions for all core dimensions %r' % (a.ndim, names))
                lead = a.ndim - len(names)
                for name, n in zip(names, a.shape[lead:]):
                    if sizes.setdefault(name, n) != n:
                        raise ValueError(f'inconsistent size for core dimension {name!r}: {n} vs {sizes[name]}')
                leads.append(a.shape[:lead])
            lead = broadcast_shapes(*leads)
            arrays = [np.broadcast_to(a, lead + a.shape[a.ndim - len(names):]) for a, names in zip(arrays, inputs)]
            made = None
            for index in ndindex(*lead):
                results = self.pyfunc(*[a[index] for a in arrays])
                results = results if isinstance(results, tuple) else (results,)
                if len(results) != len(outputs):
                    raise ValueError('wrong number of outputs from pyfunc: expected %r, got %r' % (len(outputs), len(results)))
                if made is None:
                    made = [np.empty(lead + np.shape(r), dtype=self.otypes[k] if self.otypes else np.asarray(r).dtype) for k, r in enumerate(results)]
                for m, r in zip(made, results):
                    m[index] = r
            if made is None:
                raise ValueError('cannot call `vectorize` on size 0 inputs unless `otypes` is set')
            return made[0] if len(made) == 1 else tuple(made)

    def _read_signature(signature):
        import re
        text = re.sub(r'\\s+', '', signature)
        if not re.fullmatch(r'(\\([A-Za-z_0-9,]*\\)(,\\([A-Za-z_0-9,]*\\))*)->(\\([A-Za-z_0-9,]*\\)(,\\([A-Za-z_0-9,]*\\))*)', text):
            raise ValueError(f'not a valid gufunc signature: {signature}')
        return tuple([tuple(n for n in part.split(',') if n) for part in re.findall(r'\\(([^)]*)\\)', side)] for side in text.split('->'))

    class _ObjectFunction:
        def __init__(self, func, nin, nout):
            self._func, self.nin, self.nout = func, nin, nout
            self.__name__ = f"{getattr(func, '__name__', '?')} (vectorized)"

        def __repr__(self):
            return f"<ufunc '{self.__name__}'>"

        def __call__(self, *args):
            if len(args) != self.nin:
                raise TypeError(f'{self.__name__}() takes from {self.nin} to {self.nin + self.nout} positional arguments but {len(args)} were given')
            arrays = broadcast_arrays(*args)
            shape = arrays[0].shape
            results = [self._func(*row) for row in zip(*[a.ravel().tolist() for a in arrays])]
            columns = [[r] for r in [results]] if self.nout == 1 else [[[r[k] for r in results]] for k in range(self.nout)]
            made = []
            for column in columns:
                array = np.empty(len(column[0]), dtype=object)
                for i, v in enumerate(column[0]):
                    array[i] = v
                made.append(array.reshape(shape) if shape else array[0])
            return made[0] if self.nout == 1 else tuple(made)

        def reduce(self, a, axis=0):
            import functools
            return functools.reduce(self._func, np.asarray(a).tolist())

        def outer(self, a, b):
            a, b = np.asarray(a), np.asarray(b)
            return self(a.reshape(a.shape + (1,) * b.ndim), b)

    def frompyfunc(func, /, nin, nout, **kwargs):
        return _ObjectFunction(func, nin, nout)

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

    class ndenumerate:
        def __init__(self, arr):
            self._arr = np.asarray(arr)
            self._places = iter(ndindex(self._arr.shape))

        def __iter__(self):
            return self

        def __next__(self):
            index = next(self._places)
            return index, self._arr[index]

    class nditer:
        def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order='K', casting='safe', **kwargs):
            several = isinstance(op, (tuple, list)) and any(isinstance(a, (np.ndarray, list, tuple)) or a is None for a in op)
            given = [np.asarray(a) for a in op if a is not None] if several else [np.asarray(op)]
            shape = broadcast_shapes(*[a.shape for a in given])
            writes = [bool(f) and ('readwrite' in f or 'writeonly' in f) for f in (op_flags or [])] if op_flags and not isinstance(op_flags[0], str) else [bool(op_flags) and ('readwrite' in op_flags or 'writeonly' in op_flags)] * len(given)
            self.operands = tuple(a if a.shape == shape else np.broadcast_to(a, shape) for a in given)
            if several:
                while len(self.operands) < len(op):
                    self.operands += (np.zeros(shape, dtype=np.result_type(*given)),)
                    writes = list(writes) + [True]
            self._writes = list(writes) + [False] * (len(self.operands) - len(writes))
            self._flags = set(flags or ())
            places = list(ndindex(shape))
            if order == 'F':
                places.sort(key=lambda p: p[::-1])
            elif order == 'K' and not several and len(shape) > 1 and self.operands[0].flags['F_CONTIGUOUS'] and not self.operands[0].flags['C_CONTIGUOUS']:
                places.sort(key=lambda p: p[::-1])
            self._places, self._at = places, 0
            self._external = 'external_loop' in self._flags
            self.shape, self.ndim, self.itersize, self.nop = shape, len(shape), len(places), len(self.operands)

        def __enter__(self):
            return self

        def __exit__(self, *exc):
            return None

        def close(self):
            return None

        @property
        def finished(self):
            return self._at >= len(self._places)

        @property
        def multi_index(self):
            if 'multi_index' not in self._flags:
                raise ValueError('Iterator is not tracking a multi-index')
            return self._places[self._at]

        @property
        def index(self):
            place, made = self._places[self._at], 0
            sizes = list(zip(place, self.shape))
            for i, n in (sizes if 'c_index' in self._flags else sizes[::-1]):
                made = made * n + i
            return made

        @property
        def iterindex(self):
            return self._at

        @property
        def value(self):
            made = tuple(self[k] for k in range(len(self.operands)))
            return made[0] if len(made) == 1 else made

        def iternext(self):
            self._at += 1
            return not self.finished

        def reset(self):
            self._at = 0

        def _item(self, k):
            view = self.operands[k][self._places[self._at] + (Ellipsis,)]
            if not self._writes[k]:
                view = view.view()
                view.setflags(write=False)
            return view

        def __getitem__(self, k):
            return self._item(k)

        def __setitem__(self, k, value):
            self.operands[k][self._places[self._at]] = value

        def __len__(self):
            return len(self.operands)

        def __iter__(self):
            if self._external:
                if any(self._writes):
                    raise NotImplementedError('nditer with external_loop does not write; nearest is a[...] = values')
                flat = tuple(np.array([a[p] for p in self._places]) for a in self.operands)
                yield flat[0] if len(flat) == 1 else flat
                return
            while not self.finished:
                yield self.value
                self._at += 1

    class broadcast:
        def __init__(self, *args):
            self._arrays = [np.asarray(a) for a in args]
            self.shape = broadcast_shapes(*[a.shape for a in self._arrays])
            self.ndim = self.nd = len(self.shape)
            self.size = 1
            for n in self.shape:
                self.size *= n
            self.numiter = len(args)
            self._arrays = [np.broadcast_to(a, self.shape) for a in self._arrays]
            self._places = iter(ndindex(self.shape))
            self.index = 0

        def __iter__(self):
            return self

        def __next__(self):
            index = next(self._places)
            self.index += 1
            return tuple(a[index] for a in self._arrays)

        def reset(self):
            self._places = iter(ndindex(self.shape))
            self.index = 0

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
        return a.shape if hasattr(a, 'shape') else np.asarray(a).shape

    def ndim(a):
        if isinstance(a, (int, float)):
            return 0
        return a.ndim if hasattr(a, 'ndim') else np.asarray(a).ndim

    def size(a, axis=None):
        if axis is None:
            return a.size if hasattr(a, 'size') else np.asarray(a).size
        return a.shape[axis] if hasattr(a, 'shape') else np.asarray(a).shape[axis]

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
