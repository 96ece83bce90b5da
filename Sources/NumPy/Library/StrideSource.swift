// `numpy.lib.stride_tricks`: windows on an array's own memory; and the little of `numpy.lib` that lessons import. Written in
// Python over one native function that looks at bounds.

enum StrideSource {
  static let text = """
    import numpy as np

    def as_strided(x, shape=None, strides=None, subok=False, writeable=True, *, check_bounds=None):
        x = np.asarray(x)
        shape = x.shape if shape is None else tuple(shape) if np.iterable(shape) else (shape,)
        strides = x.strides if strides is None else tuple(strides) if np.iterable(strides) else (strides,)
        return np._strided(x, shape, strides, not writeable)

    def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
        window = tuple(window_shape) if np.iterable(window_shape) else (window_shape,)
        x = np.asarray(x)
        if any(w < 0 for w in window):
            raise ValueError('`window_shape` cannot contain negative values')
        if axis is None:
            axes = tuple(range(x.ndim))
            if len(window) != len(axes):
                raise ValueError(f'Since axis is `None`, must provide window_shape for all dimensions of `x`; got {len(window)} window_shape elements and `x.ndim` is {x.ndim}.')
        else:
            from numpy._common import normal_axis
            axes = tuple(normal_axis(a, x.ndim) for a in (axis if np.iterable(axis) else (axis,)))
            if len(window) != len(axes):
                raise ValueError(f'Must provide matching length window_shape and axis; got {len(window)} window_shape elements and {len(axes)} axes elements.')
        shape = list(x.shape)
        for a, w in zip(axes, window):
            if shape[a] < w:
                raise ValueError('window shape cannot be larger than input array shape')
            shape[a] -= w - 1
        return np._strided(x, tuple(shape) + window, x.strides + tuple(x.strides[a] for a in axes), not writeable)

    broadcast_to = np.broadcast_to
    broadcast_arrays = np.broadcast_arrays
    broadcast_shapes = np.broadcast_shapes
    """
}
