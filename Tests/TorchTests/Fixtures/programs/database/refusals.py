# What operations say of arguments that do not fit.
import torch
import torch.nn.functional as F

x = torch.ones(2, 3)
for call in [
    lambda: torch.isclose(x, x, rtol=-0.4), lambda: torch.isclose(x, x, atol=-1), lambda: torch.gradient(x, dim=(1, 1)),
    lambda: torch.gradient(x, spacing=[1.0], dim=(0, 1)), lambda: torch.gradient(x, spacing=[1.0]),
    lambda: torch.tensor([1.0, -1.0]).multinomial(2, replacement=True),
    lambda: torch.tensor([1.0, float('inf')]).multinomial(2, replacement=True),
    lambda: torch.tensor([1.0, -1.0]).multinomial(1, replacement=True), lambda: torch.linspace(x[0], x[1], 3),
    lambda: torch.linspace(0, x[1], 3), lambda: torch.logspace(x[0], x[1], 3),
    lambda: F.prelu(torch.tensor(1.0), torch.ones(2)), lambda: torch.empty_permuted((2,), (3,)),
    lambda: torch.empty_permuted((2, 3), (1, 1)), lambda: torch.signal.windows.blackman(-1),
    lambda: torch.special.chebyshev_polynomial_t(1, 2), lambda: torch.special.legendre_polynomial_p(1.0, 2),
    lambda: F.multilabel_margin_loss(torch.ones(5, 0), torch.ones(5, 0, dtype=torch.int64)),
    lambda: F.multilabel_margin_loss(torch.ones(5, 4), torch.ones(4, dtype=torch.int64)),
    lambda: F.triplet_margin_with_distance_loss(x, x, x, margin=-1.0),
    lambda: torch.fill(x, torch.ones(2)), lambda: torch.unravel_index(torch.tensor(1), (2, 1.5)),
    lambda: torch.special.i1(torch.ones(2, dtype=torch.bfloat16, requires_grad=True)).sum().backward(),
]:
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
