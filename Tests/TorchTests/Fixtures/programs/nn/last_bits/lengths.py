# Functions whose last bits depend on where in a row an element lies: lengths around the chunks, special values, every other element.
import torch
import torch.nn.functional as F
from torch import special


def digest(t):
    """One number that any other bit would change."""
    words = t.detach().contiguous().view(torch.int32 if t.dtype == torch.float32 else torch.int64).flatten()
    steps = torch.arange(1, words.numel() + 1) * 2654435761 % 1000003
    return int((words.long() % 998244353 * steps).sum() % 998244353)


activations = {
    "elu": lambda x: F.elu(x, 0.7), "selu": F.selu, "celu": lambda x: F.celu(x, 0.3), "hardswish": F.hardswish,
    "hardsigmoid": F.hardsigmoid, "hardshrink": lambda x: F.hardshrink(x, 0.3), "softshrink": lambda x: F.softshrink(x, 0.3),
    "softplus": lambda x: F.softplus(x, 2, 5), "logsigmoid": F.logsigmoid, "silu": F.silu, "mish": F.mish,
    "threshold": lambda x: F.threshold(x, 0.5, 0.25), "prelu": lambda x: F.prelu(x, torch.tensor([0.3], dtype=x.dtype)),
}
functions = {
    "i0": special.i0, "i0e": special.i0e, "i1e": special.i1e, "ndtri": lambda x: special.ndtri(x.abs() / 4),
    "entr": special.entr, "angle": torch.angle, "exp2": torch.exp2, "log1p": lambda x: torch.log1p(x.abs()),
}
pairs = {
    "copysign": torch.copysign, "nextafter": torch.nextafter, "heaviside": torch.heaviside, "fmax": torch.fmax, "fmin": torch.fmin,
    "xlogy": lambda a, b: torch.xlogy(a, b.abs()), "floor_divide": torch.floor_divide, "pow": lambda a, b: a.abs() ** b,
}
values = [0.0, -0.0, 1.0, -1.0, 0.3, -0.3, 3.0, -3.0, 8.0, -20.5, float("inf"), 1e-5]
for dtype in [torch.float32, torch.float64]:
    torch.manual_seed(3)
    rows = [torch.randn(n, dtype=dtype) * 3 for n in [1, 7, 8, 15, 16, 17, 31, 32, 33, 48, 70]]
    rows += [torch.tensor(values, dtype=dtype), torch.rand(40, dtype=dtype), (torch.randn(24, 2, dtype=dtype) * 3)[:, 0]]
    for name, function in activations.items():
        leaves = [row.clone().requires_grad_() for row in rows]
        results = [function(x) for x in leaves]
        for x, y in zip(leaves, results):
            y.backward(torch.linspace(-1, 2, len(x), dtype=dtype))
        print(name, digest(torch.cat(results)), digest(torch.cat([x.grad for x in leaves])))
    for name, function in functions.items():
        print(name, digest(torch.nan_to_num(torch.cat([function(x) for x in rows]), 9)))
    for name, function in pairs.items():
        print(name, digest(torch.nan_to_num(torch.cat([function(x, x.flip(0) * 0.7) for x in rows]), 9)))
