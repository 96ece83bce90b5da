# Special functions to the last bit.
import torch

special = torch.special
kinds = {torch.float32: torch.int32, torch.float64: torch.int64}


def bits(tensor):
    kept = torch.where(tensor.isnan(), 0, tensor.detach()).contiguous()
    numbers = kept.view(kinds[tensor.dtype]).flatten().tolist()
    return sum(numbers), sum((place + 1) * number for place, number in enumerate(numbers)) % 1000003


names = ["bessel_j0", "bessel_j1", "bessel_y0", "bessel_y1", "modified_bessel_i0", "modified_bessel_i1",
         "modified_bessel_k0", "modified_bessel_k1", "scaled_modified_bessel_k0", "scaled_modified_bessel_k1",
         "spherical_bessel_j0", "airy_ai", "erfcx", "log_ndtr"]
for dtype in kinds:
    x = torch.cat([torch.linspace(-60, 60, 481, dtype=torch.float64), torch.linspace(-3, 3, 241, dtype=torch.float64)])
    x = x.to(dtype)
    for name in names:
        print(dtype, name, bits(getattr(special, name)(x)))
    a = (torch.linspace(0.05, 300, 700, dtype=torch.float64) ** 1.0).to(dtype)
    b = (a.double() * torch.linspace(0.3, 1.9, 700, dtype=torch.float64).roll(13)).to(dtype)
    small, other = a / 60, b / 50
    for function in (special.gammainc, special.gammaincc):
        print(dtype, bits(function(a, b)), bits(function(small, other)))
    print(dtype, bits(special.zeta(small + 1, b)), bits(special.zeta(3.5, b)), bits(special.zeta(small + 1, 2.5)))
    for order in range(5):
        print(dtype, order, bits(torch.polygamma(order, b / 20)))
    print(dtype, bits(torch.logaddexp2(a[:512] / 9, b[:512] / 7)), bits(torch.mvlgamma(small + 2, 4)))
for dtype in (torch.float16, torch.bfloat16):
    b = torch.linspace(0.1, 9, 40).to(dtype)
    print(special.gammainc(b, b.flip(0)).tolist())
