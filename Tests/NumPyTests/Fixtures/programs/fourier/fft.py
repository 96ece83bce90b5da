# np.fft: values, shapes, types, norms, frequencies and what is said about wrong calls. Values are rounded where their
# last digit is the transform's own.
import numpy as np


def shown(values):
    parts = [values.real, values.imag] if values.dtype.kind == 'c' else [values]
    return [(np.round(part, 6) + 0.0).tolist() for part in parts], values.shape, values.dtype


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__ + ':', error)


x = np.array([1.0, 2.0, 3.0, 4.0])
print(np.fft.fft(x))
print(np.fft.ifft(np.fft.fft(x)))
print(np.fft.rfft(x))
print(np.fft.irfft(np.fft.rfft(x)))
print(np.fft.fft([1, 0, 0, 0]))
print(np.fft.fft.__name__)

# Every function at odd and even lengths, with the three norms, cut and filled up.
rng = np.random.default_rng(0)
for n in (1, 2, 3, 4, 5, 6, 7, 8, 12, 17, 30):
    real = rng.standard_normal(n)
    both = real + 1j * rng.standard_normal(n)
    print(n, shown(np.fft.fft(real)))
    print(shown(np.fft.fft(both)), shown(np.fft.ifft(both)))
    print(shown(np.fft.rfft(real)), shown(np.fft.ihfft(real)))
    if n > 1:
        print(shown(np.fft.irfft(both)), shown(np.fft.hfft(both)))
    print(np.allclose(np.fft.ifft(np.fft.fft(both)), both), np.allclose(np.fft.irfft(np.fft.rfft(real), n), real))
for norm in (None, 'backward', 'ortho', 'forward'):
    for name in ('fft', 'ifft', 'rfft', 'irfft', 'hfft', 'ihfft', 'fftn', 'irfftn'):
        print(norm, name, shown(getattr(np.fft, name)(x, norm=norm)))
for n in (2, 3, 4, 7):
    for name in ('fft', 'ifft', 'rfft', 'irfft', 'hfft', 'ihfft'):
        print(n, name, shown(getattr(np.fft, name)(x, n=n)))

# Axes, and several of them.
grid = rng.standard_normal((3, 4))
for axis in (0, 1, -1, -2):
    print(axis, shown(np.fft.fft(grid, axis=axis)), shown(np.fft.rfft(grid, axis=axis)))
for name in ('fft2', 'ifft2', 'rfft2', 'irfft2', 'fftn', 'ifftn', 'rfftn', 'irfftn'):
    print(name, shown(getattr(np.fft, name)(grid)))
    print(name, shown(getattr(np.fft, name)(grid, s=(2, 6), axes=(0, 1), norm='ortho')))
    print(name, getattr(np.fft, name)(np.ones((2, 3, 4)), axes=(0, 2)).shape)
print(np.fft.fftn(np.ones((2, 2)), s=(-1, 3), axes=(0, 1)))

# Types.
for kind in (bool, np.int8, np.uint32, int, np.float16, np.float32, np.float64, np.complex64, np.complex128):
    a = np.array([1, 0, 1, 1]).astype(kind)
    print(a.dtype, np.fft.fft(a).dtype, np.fft.ifft(a).dtype, np.fft.irfft(a).dtype, np.fft.hfft(a).dtype)
    if a.dtype.kind != 'c':
        print(np.fft.rfft(a).dtype, np.fft.ihfft(a).dtype)

# Frequencies and shifts.
for n in (1, 2, 5, 8):
    print(np.fft.fftfreq(n), np.fft.fftfreq(n, d=0.1), np.fft.fftfreq(n).dtype)
    print(np.fft.rfftfreq(n), np.fft.rfftfreq(n, 0.25))
    print(np.fft.fftshift(np.fft.fftfreq(n)), np.fft.ifftshift(np.arange(n)))
square = np.arange(9).reshape(3, 3)
print(np.fft.fftshift(square))
print(np.fft.fftshift(square, axes=1), np.fft.ifftshift(square, axes=(0,)))
print((np.fft.ifftshift(np.fft.fftshift(square)) == square).all())

# A spectrum as a lesson reads it.
t = np.arange(64) / 64
signal = np.sin(2 * np.pi * 5 * t) + 0.5 * np.cos(2 * np.pi * 12 * t)
size = np.abs(np.fft.rfft(signal)) / 32
print(np.flatnonzero(size > 0.1), np.round(size[size > 0.1], 6), np.fft.rfftfreq(64, 1 / 64)[size > 0.1])

# Into an array that is there.
out = np.zeros(4, complex)
print(np.fft.fft(x, out=out) is out, out)

import numpy.fft
from numpy.fft import fft, fftfreq, ifft
print(numpy.fft.fft is fft, ifft is np.fft.ifft, fftfreq(2))

attempt(lambda: np.fft.fft(x, n=0))
attempt(lambda: np.fft.fft([]))
attempt(lambda: np.fft.fft(x, norm='all'))
attempt(lambda: np.fft.ifft(x, norm='all'))
attempt(lambda: np.fft.hfft(x, norm='all'))
attempt(lambda: np.fft.fft(x, axis=1))
attempt(lambda: np.fft.fft(x, n=4, axis=1))
attempt(lambda: np.fft.fft(3.0))
attempt(lambda: np.fft.rfft(x + 1j))
attempt(lambda: np.fft.rfft((x + 1j)[:3]))
attempt(lambda: np.fft.fft(np.array(['a', 'b'], dtype=object)))
attempt(lambda: np.fft.irfft([1.0]))
attempt(lambda: np.fft.fft2(x))
attempt(lambda: np.fft.fft2(np.ones((2, 2)), s=(2,)))
attempt(lambda: np.fft.fft(x, n=2.5))
attempt(lambda: np.fft.fftfreq(4.0))
attempt(lambda: np.fft.fftfreq(0))
attempt(lambda: np.fft.fftfreq(-3))
attempt(lambda: np.fft.fft(x, out=np.zeros(3, complex)))
attempt(lambda: np.fft.fftshift(x, axes=1))
attempt(lambda: np.fft.dct(x))
