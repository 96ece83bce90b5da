// Sets of values, and picking by where values lie: unique, isin, argwhere, take_along_axis and their kin. A part of the `numpy` that is written in Python over its native
// functions; compiled when one of its names is first asked for.

enum ArraySetSource {
  static let names = [
    "unique", "unique_values", "unique_all", "unique_counts", "unique_inverse", "intersect1d", "union1d", "setdiff1d",
    "setxor1d", "isin", "select", "piecewise", "choose", "extract", "place", "putmask", "put", "copyto",
    "flatnonzero", "argwhere", "unravel_index", "ravel_multi_index", "take_along_axis", "put_along_axis", "lexsort",
    "compress",
  ]

  static let text = """
    import numpy as np
    import builtins as _b
    from numpy._common import normal_axis as _normal

    def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
        ar = np.asarray(ar)
        shape = ar.shape
        if axis is not None:
            axis = _normal(axis, ar.ndim)
            moved = np.moveaxis(ar, axis, 0)
            flat = moved.reshape(moved.shape[0], -1)
            rows = flat.tolist()
            order = _b.sorted(range(len(rows)), key=lambda i: rows[i])
            starts = [k for k in range(len(order)) if k == 0 or rows[order[k]] != rows[order[k - 1]]]
            index = np.array([order[k] for k in starts], dtype=int)
            values = np.moveaxis(moved[index], 0, axis)
            group = np.zeros(len(rows), dtype=int)
            for g, k in enumerate(starts):
                end = starts[g + 1] if g + 1 < len(starts) else len(order)
                for place in order[k:end]:
                    group[place] = g
            counts = np.array([(starts[g + 1] if g + 1 < len(starts) else len(order)) - k for g, k in enumerate(starts)], dtype=int)
            inverse = group
        else:
            flat = ar.ravel()
            if return_index or return_inverse or flat.dtype.kind not in 'biuf':
                order = flat.argsort(kind='stable')
                ordered = flat[order]
            else:
                order = np.zeros(0, dtype=int)
                ordered = np.sort(flat)
            n = flat.size
            first = np.ones(n, dtype=bool)
            if n > 1:
                first[1:] = ordered[1:] != ordered[:-1]
                if equal_nan and ordered.dtype.kind == 'f' and np.isnan(ordered[-1]):
                    nan = np.isnan(ordered)
                    first[1:] = first[1:] & ~(nan[1:] & nan[:-1])
            values = ordered[first]
            starts = first.nonzero()[0] if n and (return_index or return_counts) else np.zeros(0, dtype=int)
            index = order[starts] if n and return_index else starts
            counts = np.concatenate((starts[1:], np.array([n], dtype=int))) - starts if n and return_counts else starts
            inverse = np.zeros(n if return_inverse else 0, dtype=int)
            if return_inverse:
                if n:
                    inverse[order] = np.cumsum(first) - 1
                inverse = inverse.reshape(shape)
        result = (values,)
        if return_index:
            result += (index,)
        if return_inverse:
            result += (inverse,)
        if return_counts:
            result += (counts,)
        return result[0] if len(result) == 1 else result

    def unique_values(x):
        return unique(x)

    def _result(name, *fields):
        import collections
        made = collections.namedtuple(name, fields)
        made.__module__ = 'numpy'
        return made

    def unique_all(x):
        kind = _result('UniqueAllResult', 'values', 'indices', 'inverse_indices', 'counts')
        return kind(*unique(x, return_index=True, return_inverse=True, return_counts=True, equal_nan=False))

    def unique_counts(x):
        kind = _result('UniqueCountsResult', 'values', 'counts')
        return kind(*unique(x, return_counts=True, equal_nan=False))

    def unique_inverse(x):
        kind = _result('UniqueInverseResult', 'values', 'inverse_indices')
        return kind(*unique(x, return_inverse=True, equal_nan=False))

    def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
        a, b = np.asarray(ar1), np.asarray(ar2)
        if not return_indices:
            a, b = unique(a), unique(b)
            return a[isin(a, b)]
        a, ia = unique(a, return_index=True)
        b, ib = unique(b, return_index=True)
        ma, mb = isin(a, b), isin(b, a)
        return a[ma], ia[ma], ib[mb]

    def union1d(ar1, ar2):
        return unique(np.concatenate((np.ravel(ar1), np.ravel(ar2))))

    def setdiff1d(ar1, ar2, assume_unique=False):
        a = np.ravel(ar1) if assume_unique else unique(ar1)
        return a[~isin(a, ar2)]

    def setxor1d(ar1, ar2, assume_unique=False):
        a, b = unique(ar1), unique(ar2)
        return np.sort(np.concatenate((a[~isin(a, b)], b[~isin(b, a)])))

    def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
        element = np.asarray(element)
        wanted = np.asarray(list(test_elements) if isinstance(test_elements, set) else test_elements).ravel()
        if wanted.size == 0:
            found = np.zeros(element.shape, dtype=bool)
        elif wanted.dtype.kind in 'biuf' and element.dtype.kind in 'biuf':
            ordered = np.sort(wanted)
            place = np.minimum(np.searchsorted(ordered, element), ordered.size - 1)
            found = ordered[place] == element
        else:
            known = set(wanted.tolist())
            found = np.array([v in known for v in element.ravel().tolist()], dtype=bool).reshape(element.shape)
        found = np.asarray(found)
        return ~found if invert else found

    def select(condlist, choicelist, default=0):
        if len(condlist) != len(choicelist):
            raise ValueError('list of cases must be same length as list of conditions')
        made = np.asarray(default)
        kind = np.result_type(*[np.asarray(c) for c in choicelist], default)
        for c, v in list(zip(condlist, choicelist))[::-1]:
            made = np.where(c, v, made)
        return made.astype(kind)

    def piecewise(x, condlist, funclist, *args, **kw):
        x = np.asarray(x)
        conditions = [np.asarray(c) for c in (condlist if isinstance(condlist, (list, tuple)) and np.ndim(condlist[0]) == x.ndim else [condlist])]
        if len(funclist) == len(conditions) + 1:
            rest = ~conditions[0]
            for c in conditions[1:]:
                rest = rest & ~c
            conditions.append(rest)
        elif len(funclist) != len(conditions):
            raise ValueError(f'with {len(conditions)} condition(s), either {len(conditions)} or {len(conditions) + 1} functions are expected')
        made = np.zeros_like(x)
        for c, f in zip(conditions, funclist):
            if callable(f):
                if np.any(c):
                    made[c] = f(x[c], *args, **kw)
            else:
                made[c] = f
        return made

    def choose(a, choices, out=None, mode='raise'):
        a = np.asarray(a)
        arrays = np.broadcast_arrays(a, *choices)
        made = np.zeros(arrays[0].shape, np.result_type(*arrays[1:]))
        for k, c in enumerate(arrays[1:]):
            made = np.where(arrays[0] == k, c, made)
        return made

    def extract(condition, arr):
        return np.ravel(arr)[np.ravel(condition).nonzero()[0]]

    def place(arr, mask, vals):
        mask = np.asarray(mask, bool)
        arr[mask] = np.resize(np.asarray(vals), int(np.sum(mask)))

    def putmask(a, mask, values):
        mask = np.asarray(mask, bool)
        values = np.asarray(values)
        a[mask] = values[mask] if values.shape == a.shape else np.resize(values, a.shape)[mask]

    def put(a, ind, v, mode='raise'):
        a.flat[np.asarray(ind)] = np.resize(np.asarray(v), np.size(ind)).reshape(np.shape(ind))

    def copyto(dst, src, casting='same_kind', where=True):
        if where is True:
            dst[...] = src
        else:
            where = np.broadcast_to(where, dst.shape)
            dst[where] = np.broadcast_to(src, dst.shape)[where]

    def flatnonzero(a):
        return np.nonzero(np.ravel(a))[0]

    def argwhere(a):
        a = np.asarray(a)
        if a.ndim == 0:
            return np.zeros((int(bool(a)), 0), dtype=int)
        return np.stack(np.nonzero(a), axis=1)

    def unravel_index(indices, shape, order='C'):
        x = np.asarray(indices)
        total = 1
        for n in (shape if isinstance(shape, (tuple, list)) else (shape,)):
            total *= n
        if np.any(x >= total) or np.any(x < 0):
            raise ValueError(f'index {np.max(x)} is out of bounds for array with size {total}')
        out = []
        for n in reversed(shape if isinstance(shape, (tuple, list)) else (shape,)):
            out.append((x % n)[()])
            x = x // n
        return tuple(reversed(out))

    def ravel_multi_index(multi_index, dims, mode='raise', order='C'):
        made = 0
        for i, n in zip(multi_index, dims):
            if mode == 'raise' and (np.any(np.asarray(i) >= n) or np.any(np.asarray(i) < 0)):
                raise ValueError('invalid entry in coordinates array')
            made = made * n + np.asarray(i)
        return made[()]

    def _along(arr, index, axis):
        key = []
        for k in range(arr.ndim):
            if k == axis:
                key.append(index)
            else:
                shape = [1] * arr.ndim
                shape[k] = arr.shape[k]
                key.append(np.arange(arr.shape[k]).reshape(shape))
        return tuple(key)

    def take_along_axis(arr, indices, axis=-1):
        arr, indices = np.asarray(arr), np.asarray(indices)
        if axis is None:
            return arr.ravel()[indices.ravel()]
        if arr.ndim != indices.ndim:
            raise ValueError('`indices` and `arr` must have the same number of dimensions')
        return arr[_along(arr, indices, _normal(axis, arr.ndim))]

    def put_along_axis(arr, indices, values, axis):
        arr[_along(arr, np.asarray(indices), _normal(axis, arr.ndim))] = values

    def lexsort(keys, axis=-1):
        keys = [np.asarray(k) for k in keys]
        if not keys:
            raise TypeError('need sequence of keys with len > 0 in lexsort')
        if any(k.shape != keys[0].shape for k in keys):
            raise ValueError('all keys need to be the same shape')
        if keys[0].ndim == 0:
            return np.array(0)
        order = keys[0].argsort(axis=axis, kind='stable')
        for k in keys[1:]:
            next = take_along_axis(k, order, axis).argsort(axis=axis, kind='stable')
            order = take_along_axis(order, next, axis)
        return order

    def compress(condition, a, axis=None, out=None):
        a = np.asarray(a)
        chosen = np.asarray(condition).astype(bool)
        if chosen.ndim != 1:
            raise ValueError('condition must be a 1-d array')
        if axis is None:
            a, axis = a.ravel(), 0
        return np.take(a, np.nonzero(chosen)[0], axis=axis)

    """
}
