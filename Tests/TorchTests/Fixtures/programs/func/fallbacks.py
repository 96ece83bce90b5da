# Functions without a rule for mappings: element by element, with a warning.
import warnings
import torch
from torch import vmap
import torch.nn.functional as F

warnings.simplefilter("always")
warnings.showwarning = lambda message, kind, *rest: print(kind.__name__, str(message).split(". Please")[0])


def attempt(function, *arguments, **options):
    try:
        print(vmap(function, **options)(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


x = torch.tensor([[1.0, 2, 2], [3, 3, 1]])
n = x.long()
for function in (
    torch.argwhere, torch.diagflat, lambda a: torch.histc(a, 4), lambda a: torch.histogram(a, 4),
    lambda a: torch.histogram(a, torch.tensor([0.0, 1, 2, 4])), lambda a: torch.isclose(a, a),
    lambda a: torch.fill(a, 2.0), lambda a: torch.fill(a, a[0]), lambda a: torch.masked_fill(a, a > 1, a[0]),
    lambda a: torch.masked_fill(a, a > 1, 5.0), lambda a: torch.quantile(a, 0.5),
    lambda a: torch.quantile(a, torch.tensor([0.2, 0.5])), lambda a: torch.take(a, torch.tensor([0, 2])),
    lambda a: torch.renorm(a[None], 2, 0, 0.5), lambda a: torch.special.log_ndtr(a),
    lambda a: torch.special.chebyshev_polynomial_t(a, 3), lambda a: torch.vander(a),
    lambda a: F.soft_margin_loss(a, a), lambda a: F.margin_ranking_loss(a, a, a), lambda a: F.pdist(a[:, None]),
    lambda a: torch.nonzero_static(a, size=2),
):
    attempt(function, x)
for function in (torch.bincount, lambda a: torch.bincount(a, minlength=6), lambda a: torch.repeat_interleave(a, a),
                 lambda a: torch.isin(a, torch.tensor([1, 2]))):
    attempt(function, n)
print(vmap(lambda a: (a, 3), out_dims=(0, None))(x))
print(vmap(lambda a: a.new_zeros(2).index_fill(0, torch.tensor([0]), 1) + a[0])(x))


def filled(a):
    result = a.new_zeros(3)
    result[0] = a.sum()
    return result


print(vmap(filled)(x))
attempt(lambda a: a.requires_grad_(), x)
print(torch.func.grad(lambda a: (a * torch.ones(3, requires_grad=True)).sum())(x[0]))
print(torch.func.functionalize(lambda a: a.add_(1) * 2)(torch.zeros(2)))
