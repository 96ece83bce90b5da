// Joining, splitting, turning and padding arrays. A part of the `numpy` that is written in Python over its native
// functions; compiled when one of its names is first asked for.

enum ArrangementSource {
  static let names = [
    "atleast_1d", "atleast_2d", "atleast_3d", "vstack", "row_stack", "hstack", "dstack", "column_stack", "concat",
    "block", "array_split", "split", "vsplit", "hsplit", "dsplit", "tile", "resize", "append", "insert", "delete",
    "flip", "fliplr", "flipud", "rot90", "roll", "moveaxis", "rollaxis", "pad", "trim_zeros", "unstack",
  ]

  static let text = """
    import numpy as np
    import builtins as _b
    from numpy._common import axis_tuple as _axis_tuple
    from numpy._common import list_of as _list_of
    from numpy._common import normal_axis as _normal

    def atleast_1d(*arys):
        made = [np.asarray(a) if np.asarray(a).ndim else np.asarray(a).reshape(1) for a in arys]
        return made[0] if len(made) == 1 else tuple(made)

    def atleast_2d(*arys):
        made = []
        for a in arys:
            a = np.asarray(a)
            made.append(a.reshape(1, -1) if a.ndim < 2 else a)
        return made[0] if len(made) == 1 else tuple(made)

    def atleast_3d(*arys):
        made = []
        for a in arys:
            a = np.asarray(a)
            if a.ndim == 0:
                a = a.reshape(1, 1, 1)
            elif a.ndim == 1:
                a = a[None, :, None]
            elif a.ndim == 2:
                a = a[:, :, None]
            made.append(a)
        return made[0] if len(made) == 1 else tuple(made)

    def vstack(tup, *, dtype=None, casting='same_kind'):
        return np.concatenate([atleast_2d(a) for a in _list_of(tup)], axis=0, dtype=dtype)

    row_stack = vstack

    def hstack(tup, *, dtype=None, casting='same_kind'):
        parts = [atleast_1d(a) for a in _list_of(tup)]
        return np.concatenate(parts, axis=0 if parts and parts[0].ndim == 1 else 1, dtype=dtype)

    def dstack(tup):
        return np.concatenate([atleast_3d(a) for a in _list_of(tup)], axis=2)

    def column_stack(tup):
        parts = []
        for a in _list_of(tup):
            a = np.asarray(a)
            parts.append(a.reshape(-1, 1) if a.ndim < 2 else a)
        return np.concatenate(parts, axis=1)

    def concat(arrays, /, axis=0, out=None, *, dtype=None, casting='same_kind'):
        return np.concatenate(arrays, axis=axis, out=out, dtype=dtype)

    def block(arrays):
        def depth(a):
            return 1 + max(depth(x) for x in a) if isinstance(a, list) else 0
        def join(a, level, total):
            if not isinstance(a, list):
                a = np.asarray(a)
                return a.reshape((1,) * (total - a.ndim) + a.shape) if a.ndim < total else a
            return np.concatenate([join(x, level + 1, total) for x in a], axis=-(total - level))
        total = depth(arrays)
        return join(arrays, 0, total)

    def array_split(ary, indices_or_sections, axis=0):
        ary = np.asarray(ary)
        total = ary.shape[axis]
        if np.ndim(indices_or_sections) > 0 or isinstance(indices_or_sections, (list, tuple)):
            points = [0] + [int(i) for i in indices_or_sections] + [total]
        else:
            n = int(indices_or_sections)
            if n <= 0:
                raise ValueError('number sections must be larger than 0.')
            each, extra = _b.divmod(total, n)
            sizes = extra * [each + 1] + (n - extra) * [each]
            points = [0]
            for s in sizes:
                points.append(points[-1] + s)
        moved = ary.swapaxes(axis, 0)
        return [moved[points[i]:points[i + 1]].swapaxes(axis, 0) for i in range(len(points) - 1)]

    def split(ary, indices_or_sections, axis=0):
        if not isinstance(indices_or_sections, (list, tuple)) and np.ndim(indices_or_sections) == 0:
            if np.asarray(ary).shape[axis] % indices_or_sections:
                raise ValueError('array split does not result in an equal division')
        return array_split(ary, indices_or_sections, axis)

    def vsplit(ary, indices_or_sections):
        if np.ndim(ary) < 2:
            raise ValueError('vsplit only works on arrays of 2 or more dimensions')
        return split(ary, indices_or_sections, 0)

    def hsplit(ary, indices_or_sections):
        if np.ndim(ary) == 0:
            raise ValueError('hsplit only works on arrays of 1 or more dimensions')
        return split(ary, indices_or_sections, 1 if np.ndim(ary) > 1 else 0)

    def dsplit(ary, indices_or_sections):
        if np.ndim(ary) < 3:
            raise ValueError('dsplit only works on arrays of 3 or more dimensions')
        return split(ary, indices_or_sections, 2)

    def tile(A, reps):
        A = np.asarray(A)
        reps = tuple(reps) if hasattr(reps, '__len__') else (reps,)
        d = max(len(reps), A.ndim)
        A = A.reshape((1,) * (d - A.ndim) + A.shape)
        reps = (1,) * (d - len(reps)) + reps
        for axis, n in enumerate(reps):
            if n != 1:
                A = np.concatenate([A] * n, axis=axis) if n > 0 else A[(slice(None),) * axis + (slice(0, 0),)]
        return A.copy()

    def resize(a, new_shape):
        a = np.asarray(a).ravel()
        shape = new_shape if isinstance(new_shape, (tuple, list)) else (new_shape,)
        total = 1
        for n in shape:
            total *= n
        if a.size == 0:
            return np.zeros(shape, a.dtype)
        times = -(-total // a.size)
        return tile(a, times)[:total].reshape(shape)

    def append(arr, values, axis=None):
        arr = np.asarray(arr)
        if axis is None:
            return np.concatenate((arr.ravel(), np.ravel(values)))
        return np.concatenate((arr, np.asarray(values)), axis=axis)

    def insert(arr, obj, values, axis=None):
        arr = np.asarray(arr)
        if axis is None:
            arr = arr.ravel()
            axis = 0
        axis = _normal(axis, arr.ndim)
        n = arr.shape[axis]
        lead = (slice(None),) * axis
        if isinstance(obj, slice):
            places = list(range(n))[obj]
        elif np.ndim(obj) == 0:
            i = int(obj)
            if not -n <= i <= n:
                raise IndexError(f'index {i} is out of bounds for axis {axis} with size {n}')
            i = i + n if i < 0 else i
            values = np.array(values, ndmin=arr.ndim).astype(arr.dtype)
            if arr.ndim == 1:
                values = values.ravel()
            else:
                size = list(arr.shape)
                size[axis] = values.shape[axis] if values.ndim == arr.ndim else 1
                values = np.broadcast_to(values, size)
            return np.concatenate((arr[lead + (slice(0, i),)], values, arr[lead + (slice(i, None),)]), axis=axis)
        else:
            places = [int(i) for i in obj]
        places = [i + n if i < 0 else i for i in places]
        order = sorted(range(len(places)), key=lambda k: places[k])
        size = list(arr.shape)
        size[axis] = len(places)
        values = np.broadcast_to(np.asarray(values).astype(arr.dtype), size)
        pieces = []
        start = 0
        for k in order:
            pieces.append(arr[lead + (slice(start, places[k]),)])
            pieces.append(values[lead + (slice(k, k + 1),)])
            start = places[k]
        pieces.append(arr[lead + (slice(start, None),)])
        return np.concatenate(pieces, axis=axis)

    def delete(arr, obj, axis=None):
        arr = np.asarray(arr)
        if axis is None:
            arr = arr.ravel()
            axis = 0
        axis = _normal(axis, arr.ndim)
        n = arr.shape[axis]
        keep = np.ones(n, dtype=bool)
        if isinstance(obj, slice):
            keep[obj] = False
        elif np.ndim(obj) == 0:
            i = int(obj)
            if not -n <= i < n:
                raise IndexError(f'index {i} is out of bounds for axis {axis} with size {n}')
            keep[i] = False
        else:
            obj = np.asarray(obj)
            if obj.dtype == bool:
                keep = ~obj
            elif obj.size:
                keep[obj] = False
        return arr[(slice(None),) * axis + (keep,)]

    def flip(m, axis=None):
        m = m if hasattr(m, 'ndim') else np.asarray(m)
        axes = range(m.ndim) if axis is None else _axis_tuple(axis, m.ndim)
        key = [slice(None)] * m.ndim
        for a in axes:
            key[a] = slice(None, None, -1)
        return m[tuple(key)]

    def fliplr(m):
        if np.ndim(m) < 2:
            raise ValueError('Input must be >= 2-d.')
        return flip(m, 1)

    def flipud(m):
        if np.ndim(m) < 1:
            raise ValueError('Input must be >= 1-d.')
        return flip(m, 0)

    def rot90(m, k=1, axes=(0, 1)):
        axes = tuple(axes)
        if len(axes) != 2:
            raise ValueError('len(axes) must be 2.')
        m = np.asarray(m)
        if axes[0] == axes[1] or abs(axes[0] - axes[1]) == m.ndim:
            raise ValueError('Axes must be different.')
        if any(not -m.ndim <= a < m.ndim for a in axes):
            raise ValueError(f'Axes={axes} out of range for array of ndim={m.ndim}.')
        k %= 4
        if k == 0:
            return m[:]
        if k == 2:
            return flip(flip(m, axes[0]), axes[1])
        order = list(range(m.ndim))
        order[axes[0]], order[axes[1]] = order[axes[1]], order[axes[0]]
        if k == 1:
            return flip(m, axes[1]).transpose(order)
        return flip(m.transpose(order), axes[1])

    def roll(a, shift, axis=None):
        a = np.asarray(a)
        if axis is None:
            return roll(a.ravel(), shift, 0).reshape(a.shape)
        axes = axis if isinstance(axis, (tuple, list)) else (axis,)
        shifts = shift if isinstance(shift, (tuple, list)) else (shift,) * len(axes)
        for s, ax in zip(shifts, axes):
            ax = _normal(ax, a.ndim)
            n = a.shape[ax]
            if n == 0:
                continue
            s = int(s) % n
            lead = (slice(None),) * ax
            a = np.concatenate((a[lead + (slice(n - s, None),)], a[lead + (slice(0, n - s),)]), axis=ax)
        return a.copy()

    def moveaxis(a, source, destination):
        a = np.asarray(a)
        source = _axis_tuple(source, a.ndim)
        destination = _axis_tuple(destination, a.ndim)
        if len(source) != len(destination):
            raise ValueError('`source` and `destination` arguments must have the same number of elements')
        order = [n for n in range(a.ndim) if n not in source]
        for d, s in sorted(zip(destination, source)):
            order.insert(d, s)
        return a.transpose(order)

    def rollaxis(a, axis, start=0):
        a = np.asarray(a)
        axis = _normal(axis, a.ndim)
        if start < 0:
            start += a.ndim
        if axis < start:
            start -= 1
        axes = list(range(a.ndim))
        axes.remove(axis)
        axes.insert(start, axis)
        return a.transpose(axes)

    def _pad_pairs(width, ndim):
        if isinstance(width, dict):
            pairs = [(0, 0)] * ndim
            for k, v in width.items():
                pairs[k] = (v, v) if np.ndim(v) == 0 else tuple(v)
            return pairs
        width = np.asarray(width)
        return [tuple(int(v) for v in row) for row in np.broadcast_to(width, (ndim, 2)).tolist()]

    def pad(array, pad_width, mode='constant', **kwargs):
        array = np.asarray(array)
        pairs = _pad_pairs(pad_width, array.ndim)
        if any(b < 0 or a < 0 for b, a in pairs):
            raise ValueError("index can't contain negative values")
        if mode == 'constant':
            values = kwargs.get('constant_values', 0)
            made = np.zeros([n + b + a for n, (b, a) in zip(array.shape, pairs)], array.dtype)
            ends = np.broadcast_to(np.asarray(values), (array.ndim, 2)).tolist()
            done = ()
            for axis, (b, a) in enumerate(pairs):
                made[done + (slice(0, b),)] = ends[axis][0]
                if a:
                    made[done + (slice(made.shape[axis] - a, None),)] = ends[axis][1]
                done = done + (slice(b, made.shape[axis] - a),)
            made[done] = array
            return made
        if mode not in ('edge', 'reflect', 'symmetric', 'wrap', 'mean', 'maximum', 'minimum', 'median', 'linear_ramp'):
            raise ValueError(f"mode '{mode}' is not supported")
        for axis, (b, a) in enumerate(pairs):
            n = array.shape[axis]
            if mode in ('mean', 'maximum', 'minimum', 'median', 'linear_ramp'):
                if mode == 'linear_ramp':
                    raise NotImplementedError("np.pad(mode='linear_ramp') is not supported; use 'constant' or 'edge'")
                f = {'mean': np.mean, 'maximum': np.max, 'minimum': np.min, 'median': np.median}[mode]
                edge = f(array, axis=axis, keepdims=True).astype(array.dtype)
                parts = [edge] * b + [array] + [edge] * a
                array = np.concatenate(parts, axis=axis)
                continue
            if n == 0 and (a or b):
                raise ValueError(f"can't extend empty axis {axis} using modes other than 'constant' or 'empty'")
            places = np.arange(-b, n + a)
            if mode == 'edge':
                places = np.minimum(np.maximum(places, 0), n - 1)
            elif mode == 'wrap':
                places = places % n
            elif mode == 'symmetric':
                places = places % (2 * n)
                places = np.where(places < n, places, 2 * n - 1 - places)
            elif n == 1:
                places = places * 0
            else:
                places = places % (2 * n - 2)
                places = np.where(places < n, places, 2 * n - 2 - places)
            array = array[(slice(None),) * axis + (places,)]
        return array

    def trim_zeros(filt, trim='fb', axis=None):
        values = np.asarray(filt)
        where = np.nonzero(values)[0]
        if len(where) == 0:
            return filt[:0]
        first = int(where[0]) if 'f' in trim.lower() else 0
        last = int(where[-1]) + 1 if 'b' in trim.lower() else len(values)
        return filt[first:last]

    def unstack(x, /, *, axis=0):
        x = np.asarray(x)
        if x.ndim == 0:
            raise ValueError('Input array must be at least 1-d.')
        return tuple(moveaxis(x, axis, 0))

    """
}
