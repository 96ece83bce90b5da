# Fourier transforms: how results lie in memory, the order of several dimensions, signs of zero, and what is refused.
import torch

torch.manual_seed(0)
F = torch.fft


def show(name, f):
    try:
        r = f().resolve_conj()
        v = torch.view_as_real(r) if r.is_complex() else r
        print(name, r.dtype, tuple(r.shape), r.stride(), v.flatten().tolist())
    except Exception as e:
        print(name, type(e).__name__, e)


def lies(name, f):
    r = f()
    print(name, r.dtype, tuple(r.shape), r.stride())


for dtype in (torch.float32, torch.complex64, torch.float64):
    for shape in ((3, 4), (2, 3, 4)):
        x = torch.randn(shape, dtype=dtype)
        for d in range(len(shape)):
            for name in ("fft", "ifft", "irfft", "hfft") + (() if dtype.is_complex else ("rfft", "ihfft")):
                lies((name, d), lambda: getattr(F, name)(x, dim=d))
        for name in ("fft2", "ifft2", "fftn", "ifftn", "irfft2", "irfftn", "hfft2", "hfftn"):
            lies(name, lambda: getattr(F, name)(x))
        if not dtype.is_complex:
            for name in ("rfft2", "rfftn", "ihfft2", "ihfftn"):
                lies(name, lambda: getattr(F, name)(x))
        for name in ("fft", "fftn", "ifftn"):
            lies(("turned", name), lambda: getattr(F, name)(x.transpose(0, 1)))
        lies("dims", lambda: F.fftn(x, dim=(1, 0)))
        show("fft2", lambda: F.fft2(x))
        show("fftn", lambda: F.fftn(x))
for n in (1, 2, 3, 4, 6, 8, 12):
    show(n, lambda: F.ifft(torch.arange(float(n))))
    show(n, lambda: F.fft(torch.arange(float(n)), norm="forward"))
    if n > 1:
        show(n, lambda: F.irfft(torch.arange(float(n // 2 + 1)), n))
x, c = torch.randn(3, 4), torch.randn(3, 4, dtype=torch.complex64)
for name in ("irfft2", "irfftn", "hfft2", "fft2"):
    for s in ((-1, -1), (2, -1), (-1, 3)):
        lies((name, s), lambda: getattr(F, name)(x, s))
for name in ("rfft2", "ihfft2", "rfftn", "ihfftn", "rfft"):
    show(name, lambda: getattr(F, name)(c))
for name in ("fft", "rfft", "irfft", "fft2", "rfftn", "hfftn"):
    show(name, lambda: getattr(F, name)(x.half()))
    show(name, lambda: getattr(F, name)(x.bfloat16()))
show("s", lambda: F.fft2(x, (2.5, 2)))
show("dims", lambda: F.rfft2(x, dim=()))
for n in (0, -1, 1):
    show(n, lambda: F.fftfreq(n))
show("whole", lambda: F.fftfreq(4, dtype=torch.int64))
