// `numpy.ma`: arrays with elements that do not count. A small part: making them, arithmetic, reductions, printing. Written in
// Python over the library's native functions; compiled when it is first asked for.

enum MaskedSource {
  static let text = """
    import numpy as np
    import builtins as _b

    nomask = np.False_
    MaskType = np.bool_

    class MAError(Exception):
        pass

    class MaskError(MAError):
        pass

    class _Shown:
        def __repr__(self):
            return '--'

        __str__ = __repr__

    masked_print_option = _Shown()

    class MaskedConstant:
        dtype = np.dtype(float)
        shape = ()
        ndim = 0
        mask = np.True_

        def __repr__(self):
            return 'masked'

        def __str__(self):
            return '--'

        def __format__(self, spec):
            return '--'

        def __bool__(self):
            return False

        def __float__(self):
            import warnings
            warnings.warn('Warning: converting a masked element to nan.', stacklevel=2)
            return np.nan

        def _same(self, *other):
            return self

        __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = _same

    masked = masked_singleton = MaskedConstant()

    def _standard_fill(dtype):
        return {'b': True, 'i': 999999, 'u': 999999, 'f': 1e20, 'c': 1e20 + 0j}.get(np.dtype(dtype).kind, 'N/A')

    class MaskedArray:
        def __init__(self, data=None, mask=nomask, dtype=None, copy=False, fill_value=None, keep_mask=True, **options):
            inner = nomask
            if isinstance(data, MaskedArray):
                inner, data = data._mask, data._data
                if fill_value is None:
                    fill_value = None
            elif isinstance(data, (list, tuple)) and _b.any(v is masked for v in data):
                inner = np.array([v is masked for v in data])
                data = [0 if v is masked else v for v in data]
            self._data = np.array(data, dtype=dtype) if copy else np.asarray(data, dtype=dtype)
            if mask is None or mask is nomask or mask is False:
                mask = inner
            elif mask is True:
                mask = np.ones(self._data.shape, dtype=bool)
            else:
                mask = np.asarray(mask, dtype=bool)
                if mask.shape != self._data.shape:
                    if mask.size == 1:
                        mask = np.full(self._data.shape, bool(mask.ravel()[0]))
                    elif mask.size == self._data.size:
                        mask = mask.reshape(self._data.shape)
                    else:
                        raise MaskError(f'Mask and data not compatible: data size is {self._data.size}, mask size is {mask.size}.')
                if keep_mask and inner is not nomask:
                    mask = mask | inner
            self._mask = mask
            self._fill = fill_value

        @property
        def data(self):
            return self._data

        @property
        def mask(self):
            return self._mask

        @mask.setter
        def mask(self, value):
            self._mask = MaskedArray(self._data, value)._mask

        @property
        def fill_value(self):
            return self._data.dtype.type(_standard_fill(self._data.dtype) if self._fill is None else self._fill)

        @fill_value.setter
        def fill_value(self, value):
            self._fill = value

        shape = property(lambda self: self._data.shape)
        ndim = property(lambda self: self._data.ndim)
        size = property(lambda self: self._data.size)
        dtype = property(lambda self: self._data.dtype)
        T = property(lambda self: MaskedArray(self._data.T, self._mask if self._mask is nomask else self._mask.T, fill_value=self._fill))

        def _full_mask(self):
            return np.zeros(self._data.shape, dtype=bool) if self._mask is nomask else self._mask

        def __len__(self):
            return len(self._data)

        def __iter__(self):
            for i in range(len(self._data)):
                yield self[i]

        def __getitem__(self, key):
            if isinstance(key, MaskedArray):
                key = key.filled(False)
            found = self._data[key]
            if self._mask is nomask:
                return found if not isinstance(found, np.ndarray) else MaskedArray(found, fill_value=self._fill)
            hidden = self._mask[key]
            if not isinstance(found, np.ndarray):
                return masked if hidden else found
            return MaskedArray(found, hidden, fill_value=self._fill)

        def __setitem__(self, key, value):
            if isinstance(key, MaskedArray):
                key = key.filled(False)
            if value is masked:
                if self._mask is nomask:
                    self._mask = np.zeros(self._data.shape, dtype=bool)
                self._mask[key] = True
                return
            self._data[key] = getdata(value)
            if self._mask is not nomask or isinstance(value, MaskedArray) and value._mask is not nomask:
                if self._mask is nomask:
                    self._mask = np.zeros(self._data.shape, dtype=bool)
                self._mask[key] = getmask(value)

        def _printed(self):
            if self._mask is nomask:
                return self._data
            shown = self._data.astype(object)
            shown[self._mask] = masked_print_option
            return shown

        def __str__(self):
            return str(self._printed())

        def __repr__(self):
            keys = ['data', 'mask', 'fill_value']
            if self._data.dtype not in (np.dtype(int), np.dtype(float), np.dtype(bool), np.dtype(complex)) or not self._data.size:
                keys.append('dtype')
            one_row = _b.all(n == 1 for n in self.shape[:-1])
            prefix = 'masked_array('
            if one_row:
                indents = {'data': prefix}
                for k in keys[1:]:
                    indents[k] = ' ' * _b.max(1, len(prefix + 'data') - len(k))
                prefix = ''
            else:
                indents = {k: '  ' for k in keys}
                prefix = prefix + chr(10)
            parts = {}
            parts['data'] = np.array2string(self._printed(), separator=', ', prefix=indents['data'] + 'data=', suffix=',')
            parts['mask'] = 'False' if self._mask is nomask else np.array2string(self._mask, separator=', ', prefix=indents['mask'] + 'mask=', suffix=',')
            fill = self.fill_value
            parts['fill_value'] = repr(fill.item()) if isinstance(fill, np.generic) and not isinstance(fill, str) else repr(str(fill))
            parts['dtype'] = str(self._data.dtype)
            return prefix + (',' + chr(10)).join(f'{indents[k]}{k}={parts[k]}' for k in keys) + ')'

        def filled(self, fill_value=None):
            if self._mask is nomask:
                return self._data
            made = self._data.copy()
            made[self._mask] = self.fill_value if fill_value is None else fill_value
            return made

        def compressed(self):
            return self._data.ravel()[~self._full_mask().ravel()]

        def count(self, axis=None, keepdims=False):
            return (~self._full_mask()).sum(axis=axis, keepdims=keepdims)

        def copy(self):
            return MaskedArray(self._data.copy(), self._mask if self._mask is nomask else self._mask.copy(), fill_value=self._fill)

        def astype(self, dtype):
            return MaskedArray(self._data.astype(dtype), self._mask)

        def reshape(self, *shape):
            return MaskedArray(self._data.reshape(*shape), self._mask if self._mask is nomask else self._mask.reshape(*shape), fill_value=self._fill)

        def ravel(self):
            return self.reshape(-1)

        def tolist(self):
            made = self._data.astype(object)
            made[self._full_mask()] = None
            return made.tolist()

        def _reduced(self, made, axis, keepdims):
            hidden = self._full_mask().all(axis=axis, keepdims=keepdims)
            if np.ndim(made) == 0:
                return masked if hidden else made
            return MaskedArray(made, hidden if hidden.any() or self._mask is not nomask else nomask)

        def sum(self, axis=None, dtype=None, keepdims=False):
            return self._reduced(self.filled(0).sum(axis=axis, dtype=dtype, keepdims=keepdims), axis, keepdims)

        def prod(self, axis=None, dtype=None, keepdims=False):
            return self._reduced(self.filled(1).prod(axis=axis, dtype=dtype, keepdims=keepdims), axis, keepdims)

        def mean(self, axis=None, dtype=None, keepdims=False):
            if self._mask is nomask:
                return self._reduced(self._data.mean(axis=axis, dtype=dtype, keepdims=keepdims), axis, keepdims)
            total, count = self.filled(0).sum(axis=axis, keepdims=keepdims), self.count(axis=axis, keepdims=keepdims)
            with np.errstate(all='ignore'):
                return self._reduced(total * 1. / count, axis, keepdims)

        def var(self, axis=None, dtype=None, ddof=0, keepdims=False):
            count = self.count(axis=axis, keepdims=keepdims) - ddof
            centre = self.filled(0).sum(axis=axis, keepdims=True) * 1. / np.maximum(self.count(axis=axis, keepdims=True), 1)
            rest = np.where(self._full_mask(), 0, self._data - centre)
            with np.errstate(all='ignore'):
                return self._reduced((rest ** 2).sum(axis=axis, keepdims=keepdims) / count, axis, keepdims)

        def std(self, axis=None, dtype=None, ddof=0, keepdims=False):
            made = self.var(axis, dtype, ddof, keepdims)
            return made if made is masked else MaskedArray(np.sqrt(made._data), made._mask) if isinstance(made, MaskedArray) else np.sqrt(made)

        def _edge(self, greatest):
            kind = self._data.dtype
            if kind.kind == 'f':
                return -np.inf if greatest else np.inf
            limits = np.iinfo(kind) if kind.kind in 'iu' else None
            return (limits.min if greatest else limits.max) if limits else not greatest

        def max(self, axis=None, keepdims=False):
            return self._reduced(self.filled(self._edge(True)).max(axis=axis, keepdims=keepdims), axis, keepdims)

        def min(self, axis=None, keepdims=False):
            return self._reduced(self.filled(self._edge(False)).min(axis=axis, keepdims=keepdims), axis, keepdims)

        def argmax(self, axis=None):
            return self.filled(self._edge(True)).argmax(axis=axis)

        def argmin(self, axis=None):
            return self.filled(self._edge(False)).argmin(axis=axis)

        def any(self, axis=None):
            return self._reduced(self.filled(False).any(axis=axis), axis, False)

        def all(self, axis=None):
            return self._reduced(self.filled(True).all(axis=axis), axis, False)

        def _with(self, other, operation):
            with np.errstate(all='ignore'):
                made = operation(self._data, getdata(other))
            hidden = self._mask
            if isinstance(other, MaskedArray) and other._mask is not nomask:
                hidden = other._mask if hidden is nomask else hidden | other._mask
            if other is masked:
                hidden = np.ones(self.shape, dtype=bool)
            if made.dtype.kind == 'f' and not np.all(np.isfinite(made)):
                bad = ~np.isfinite(made) & np.isfinite(self._data)
                if bad.any():
                    hidden = bad if hidden is nomask else hidden | bad
            if hidden is not nomask:
                hidden = np.broadcast_to(hidden, made.shape)
                if made.shape == self.shape and made.dtype.kind == self.dtype.kind:
                    made = np.where(hidden, self._data, made)
            return MaskedArray(made, hidden, fill_value=self._fill)

        def __add__(self, other):
            return self._with(other, lambda a, b: a + b)

        __radd__ = __add__

        def __sub__(self, other):
            return self._with(other, lambda a, b: a - b)

        def __rsub__(self, other):
            return self._with(other, lambda a, b: b - a)

        def __mul__(self, other):
            return self._with(other, lambda a, b: a * b)

        __rmul__ = __mul__

        def __truediv__(self, other):
            return self._with(other, lambda a, b: a / b)

        def __rtruediv__(self, other):
            return self._with(other, lambda a, b: b / a)

        def __floordiv__(self, other):
            return self._with(other, lambda a, b: a // b)

        def __mod__(self, other):
            return self._with(other, lambda a, b: a % b)

        def __pow__(self, other):
            return self._with(other, lambda a, b: a ** b)

        def __neg__(self):
            return MaskedArray(-self._data, self._mask)

        def __abs__(self):
            return MaskedArray(abs(self._data), self._mask)

        def __lt__(self, other):
            return self._with(other, lambda a, b: a < b)

        def __le__(self, other):
            return self._with(other, lambda a, b: a <= b)

        def __gt__(self, other):
            return self._with(other, lambda a, b: a > b)

        def __ge__(self, other):
            return self._with(other, lambda a, b: a >= b)

        def __eq__(self, other):
            return self._with(other, lambda a, b: a == b)

        def __ne__(self, other):
            return self._with(other, lambda a, b: a != b)

        __hash__ = None

        def __array__(self, dtype=None, copy=None):
            if self._mask is not nomask and self._mask.any():
                raise NotImplementedError(
                    'functions of np do not see masks; nearest are the methods of the array, such as m.mean(), '
                    'the functions of np.ma, m.compressed() and m.filled(value)')
            return self._data

        def __bool__(self):
            return bool(self._data)

    masked_array = MaskedArray

    def array(data, dtype=None, copy=False, mask=nomask, fill_value=None, **options):
        return MaskedArray(data, mask=mask, dtype=dtype, copy=copy, fill_value=fill_value)

    asarray = asanyarray = array

    def getdata(a):
        return a._data if isinstance(a, MaskedArray) else 0 if a is masked else np.asarray(a)

    def getmask(a):
        return a._mask if isinstance(a, MaskedArray) else nomask

    def getmaskarray(a):
        return a._full_mask() if isinstance(a, MaskedArray) else np.zeros(np.shape(a), dtype=bool)

    def is_masked(x):
        return bool(np.any(getmask(x)))

    def isMaskedArray(x):
        return isinstance(x, MaskedArray)

    isMA = isarray = isMaskedArray

    def filled(a, fill_value=None):
        return a.filled(fill_value) if isinstance(a, MaskedArray) else np.asarray(a)

    def masked_where(condition, a, copy=True):
        hidden = np.asarray(filled(condition, False), dtype=bool)
        if hidden.shape and hidden.shape != np.shape(getdata(a)):
            raise IndexError(f'Inconsistent shape between the condition and the input (got {hidden.shape} and {np.shape(getdata(a))})')
        before = getmask(a)
        return MaskedArray(np.array(getdata(a)), hidden if before is nomask else hidden | before)

    def masked_equal(x, value, copy=True):
        made = masked_where(getdata(x) == value, x)
        made.fill_value = value
        return made

    def masked_not_equal(x, value, copy=True):
        return masked_where(getdata(x) != value, x)

    def masked_greater(x, value, copy=True):
        return masked_where(getdata(x) > value, x)

    def masked_greater_equal(x, value, copy=True):
        return masked_where(getdata(x) >= value, x)

    def masked_less(x, value, copy=True):
        return masked_where(getdata(x) < value, x)

    def masked_less_equal(x, value, copy=True):
        return masked_where(getdata(x) <= value, x)

    def masked_inside(x, v1, v2, copy=True):
        a = getdata(x)
        return masked_where((a >= _b.min(v1, v2)) & (a <= _b.max(v1, v2)), x)

    def masked_outside(x, v1, v2, copy=True):
        a = getdata(x)
        return masked_where((a < _b.min(v1, v2)) | (a > _b.max(v1, v2)), x)

    def masked_invalid(a, copy=True):
        return masked_where(~np.isfinite(getdata(a)), a)

    def _method(name):
        def call(a, *args, **kwargs):
            return getattr(a if isinstance(a, MaskedArray) else MaskedArray(a), name)(*args, **kwargs)
        call.__name__ = name
        return call

    sum = _method('sum')
    prod = _method('prod')
    mean = _method('mean')
    var = _method('var')
    std = _method('std')
    max = _method('max')
    min = _method('min')
    count = _method('count')
    compressed = _method('compressed')
    any = _method('any')
    all = _method('all')
    argmax = _method('argmax')
    argmin = _method('argmin')

    def median(a, axis=None):
        if axis is None:
            rest = compressed(a)
            return np.median(rest) if rest.size else masked
        rows = np.moveaxis(getdata(a), axis, -1), np.moveaxis(getmaskarray(a), axis, -1)
        flat = zip(rows[0].reshape(-1, rows[0].shape[-1]), rows[1].reshape(-1, rows[0].shape[-1]))
        return MaskedArray(np.array([np.median(r[~m]) for r, m in flat]).reshape(rows[0].shape[:-1]))

    def average(a, axis=None, weights=None):
        if weights is None:
            return mean(a, axis=axis)
        w = np.where(getmaskarray(a), 0, weights)
        return (filled(a, 0) * w).sum(axis=axis) / w.sum(axis=axis)

    def where(condition, x=None, y=None):
        made = np.where(filled(condition, False), getdata(x), getdata(y))
        hidden = np.where(filled(condition, False), getmaskarray(x), getmaskarray(y))
        return MaskedArray(made, hidden | getmaskarray(condition))

    def zeros(shape, dtype=float):
        return MaskedArray(np.zeros(shape, dtype))

    def ones(shape, dtype=float):
        return MaskedArray(np.ones(shape, dtype))

    def masked_all(shape, dtype=float):
        return MaskedArray(np.zeros(shape, dtype), True)

    def concatenate(arrays, axis=0):
        return MaskedArray(np.concatenate([getdata(a) for a in arrays], axis), np.concatenate([getmaskarray(a) for a in arrays], axis))

    def _elementwise(name):
        def call(a):
            with np.errstate(all='ignore'):
                made = getattr(np, name)(getdata(a))
            hidden = getmaskarray(a) | ~np.isfinite(made)
            return MaskedArray(made, hidden)
        call.__name__ = name
        return call

    log = _elementwise('log')
    log2 = _elementwise('log2')
    log10 = _elementwise('log10')
    sqrt = _elementwise('sqrt')
    exp = _elementwise('exp')
    sin = _elementwise('sin')
    cos = _elementwise('cos')
    absolute = _elementwise('absolute')
    abs = absolute

    """
}
