import torch
import torch.nn.functional as F

nan = float("nan")


def show(call):
    try:
        print(call().tolist())
    except (RuntimeError, NotImplementedError) as error:
        print(type(error).__name__, error)


for dtype in (torch.float16, torch.bfloat16, torch.float32, torch.float64):
    for value in (7e4, -7e4, 1e39, float("inf"), nan):
        x = torch.zeros(1, dtype=dtype)
        print(dtype, value)
        show(lambda: x.clamp(max=value))
        show(lambda: x.clamp(min=value))
        show(lambda: x.clone().clamp_(max=value))
        show(lambda: F.threshold(x, 0, value))
        show(lambda: x.index_fill(0, torch.tensor([0]), value))
        show(lambda: torch.full((1,), value, dtype=dtype))
        show(lambda: x.masked_fill(torch.tensor([True]), value))
        show(lambda: x.scatter(0, torch.tensor([0]), value))
        show(lambda: F.pad(x, (1, 0), value=value))
half = torch.tensor([0.5], dtype=torch.float16)
for name in ("erfcx", "log_ndtr", "ndtri", "bessel_j0", "bessel_y1", "modified_bessel_i0", "scaled_modified_bessel_k1", "airy_ai",
             "spherical_bessel_j0"):
    show(lambda: getattr(torch.special, name)(half))
    show(lambda: getattr(torch.special, name)(half.bfloat16()))
for name in ("fft", "ifft", "rfft", "ihfft", "irfft", "hfft", "fft2", "ifft2", "fftn", "ifftn", "rfft2", "rfftn", "ihfft2", "irfft2",
             "irfftn", "hfft2", "hfftn"):
    function = getattr(torch.fft, name)
    shape = function(torch.ones(2, 4)).shape
    for dtype in (torch.float32, torch.complex64, torch.int64):
        show(lambda: torch.view_as_real(function(torch.ones(2, 4), out=torch.zeros(shape, dtype=dtype)) + 0j).abs())
