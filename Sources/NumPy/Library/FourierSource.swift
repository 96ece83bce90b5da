// `numpy.fft`, written in Python over the engine's transforms, which are those of `torch.fft`: what numpy says about sizes,
// norms and axes, its result types, and the frequencies of a spectrum. It knows nothing of how a transform is computed.

enum FourierSource {
  static let names = [
    "fft", "ifft", "rfft", "irfft", "hfft", "ihfft", "fft2", "ifft2", "rfft2", "irfft2", "fftn", "ifftn", "rfftn",
    "irfftn", "fftfreq", "rfftfreq", "fftshift", "ifftshift",
  ]

  static let text = """
    import numpy as np

    _FLIPPED = {None: 'forward', 'backward': 'forward', 'ortho': 'ortho', 'forward': 'backward'}

    def _flipped(norm):
        if norm not in _FLIPPED:
            raise ValueError(f'Invalid norm value {norm}; should be "backward", "ortho" or "forward".')
        return _FLIPPED[norm]

    def _transformed(a, n, axis, norm, out, name):
        if n < 1:
            raise ValueError(f'Invalid number of FFT data points ({n}) specified.')
        inverse = name in ('ifft', 'irfft')
        if inverse:
            _flipped(norm)
        elif norm not in (None, 'backward', 'ortho', 'forward'):
            raise ValueError(f'Invalid norm value {norm}; should be "backward","ortho" or "forward".')
        if not -a.ndim <= axis < a.ndim:
            raise np.exceptions.AxisError(f'axis {axis} is out of bounds for array of dimension {a.ndim}')
        if a.dtype.kind not in 'biufc' or name == 'rfft' and a.dtype.kind == 'c':
            loop = name if name != 'rfft' else 'rfft_n_odd' if n % 2 else 'rfft_n_even'
            raise TypeError(f"ufunc '{loop}' not supported for the input types, and the inputs could not be safely "
                            "coerced to any supported types according to the casting rule ''safe''")
        if not hasattr(n, '__index__'):
            raise TypeError(f"'{type(n).__name__}' object cannot be interpreted as an integer")
        if n > 1000000:
            np.empty(a.shape[:axis % a.ndim] + (int(n),) + a.shape[axis % a.ndim + 1:], np.complex128)
        single = a.dtype in (np.float32, np.float16, np.complex64)
        if name == 'rfft':
            given = a.astype(np.float32 if single else np.float64)
        else:
            given = a.astype(np.complex64 if single else np.complex128)
        import torch
        transform = getattr(torch.fft, name)
        made = transform(torch.from_numpy(given), n=int(n), dim=int(axis), norm=norm or 'backward').numpy()
        if a.dtype == np.float16 and name == 'irfft':
            made = made.astype(np.float16)
        if out is None:
            return made
        if out.shape != made.shape:
            raise ValueError('output array has wrong shape.')
        out[...] = made
        return out

    def _size(a, n, axis):
        return a.shape[axis] if n is None else n

    def fft(a, n=None, axis=-1, norm=None, out=None):
        a = np.asarray(a)
        return _transformed(a, _size(a, n, axis), axis, norm, out, 'fft')

    def ifft(a, n=None, axis=-1, norm=None, out=None):
        a = np.asarray(a)
        return _transformed(a, _size(a, n, axis), axis, norm, out, 'ifft')

    def rfft(a, n=None, axis=-1, norm=None, out=None):
        a = np.asarray(a)
        return _transformed(a, _size(a, n, axis), axis, norm, out, 'rfft')

    def irfft(a, n=None, axis=-1, norm=None, out=None):
        a = np.asarray(a)
        return _transformed(a, (a.shape[axis] - 1) * 2 if n is None else n, axis, norm, out, 'irfft')

    def hfft(a, n=None, axis=-1, norm=None, out=None):
        a = np.asarray(a)
        if n is None:
            n = (a.shape[axis] - 1) * 2
        return irfft(np.conjugate(a) if a.dtype.kind == 'c' else a, n, axis, norm=_flipped(norm), out=out)

    def ihfft(a, n=None, axis=-1, norm=None, out=None):
        a = np.asarray(a)
        made = rfft(a, _size(a, n, axis), axis, norm=_flipped(norm), out=out)
        if out is None:
            return np.conjugate(made)
        out[...] = np.conjugate(made)
        return out

    def _sizes(a, s, axes, halved=False):
        given = s
        if s is None:
            for i in axes or ():
                if not -a.ndim <= i < a.ndim:
                    raise IndexError(f'index {i} is out of bounds for axis 0 with size {a.ndim}')
            s = a.shape if axes is None else [a.shape[i] for i in axes]
        s = list(s)
        if axes is None:
            axes = range(-len(s), 0)
        if len(s) != len(axes):
            raise ValueError('Shape and axes have different lengths.')
        if halved and given is None:
            s[-1] = (a.shape[axes[-1]] - 1) * 2
        return [a.shape[i] if n == -1 else n for n, i in zip(s, axes)], list(axes)

    def _over_axes(a, s, axes, transform, norm, out):
        a = np.asarray(a)
        s, axes = _sizes(a, s, axes)
        for n, axis in reversed(list(zip(s, axes))):
            a = transform(a, n=n, axis=axis, norm=norm, out=out)
        return a

    def fftn(a, s=None, axes=None, norm=None, out=None):
        return _over_axes(a, s, axes, fft, norm, out)

    def ifftn(a, s=None, axes=None, norm=None, out=None):
        return _over_axes(a, s, axes, ifft, norm, out)

    def fft2(a, s=None, axes=(-2, -1), norm=None, out=None):
        return _over_axes(a, s, axes, fft, norm, out)

    def ifft2(a, s=None, axes=(-2, -1), norm=None, out=None):
        return _over_axes(a, s, axes, ifft, norm, out)

    def rfftn(a, s=None, axes=None, norm=None, out=None):
        a = np.asarray(a)
        s, axes = _sizes(a, s, axes)
        a = rfft(a, s[-1], axes[-1], norm, out=out)
        for n, axis in reversed(list(zip(s[:-1], axes[:-1]))):
            a = fft(a, n, axis, norm, out=out)
        return a

    def rfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
        return rfftn(a, s, axes, norm, out=out)

    def irfftn(a, s=None, axes=None, norm=None, out=None):
        a = np.asarray(a)
        s, axes = _sizes(a, s, axes, halved=True)
        for n, axis in zip(s[:-1], axes[:-1]):
            a = ifft(a, n, axis, norm)
        return irfft(a, s[-1], axes[-1], norm, out=out)

    def irfft2(a, s=None, axes=(-2, -1), norm=None, out=None):
        return irfftn(a, s, axes, norm, out=out)

    def _whole(n):
        if not isinstance(n, (int, np.integer)):
            raise ValueError('n should be an integer')
        return int(n)

    def fftfreq(n, d=1.0, device=None):
        n = _whole(n)
        step = 1.0 / (n * d)
        if n < 0:
            raise ValueError('negative dimensions are not allowed')
        half = (n - 1) // 2 + 1
        return np.concatenate([np.arange(half), np.arange(-(n // 2), 0)]) * step

    def rfftfreq(n, d=1.0, device=None):
        n = _whole(n)
        return np.arange(n // 2 + 1) * (1.0 / (n * d))

    def _rolled(x, axes, sign):
        x = np.asarray(x)
        if axes is None:
            axes = tuple(range(x.ndim))
        if isinstance(axes, (int, np.integer)):
            axes = (int(axes),)
        shifts = tuple(x.shape[i] // 2 if sign > 0 else -(x.shape[i] // 2) for i in axes)
        return np.roll(x, shifts, tuple(axes))

    def fftshift(x, axes=None):
        return _rolled(x, axes, 1)

    def ifftshift(x, axes=None):
        return _rolled(x, axes, -1)

    """
}
