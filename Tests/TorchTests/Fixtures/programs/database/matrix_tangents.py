# Tangents for which the reference has formulas of its own, some of them not the derivative's.
import torch
import torch.autograd.forward_ad as forward

generator = torch.Generator().manual_seed(2)


def numbers(*sizes):
    return torch.randn(*sizes, generator=generator, dtype=torch.float64)


def tangents(function, *pairs):
    with forward.dual_level():
        found = function(*[forward.make_dual(x, t) for x, t in pairs])
        for one in found if isinstance(found, tuple) else (found,):
            tangent = forward.unpack_dual(one).tangent
            print(None if tangent is None else [round(v, 9) + 0.0 for v in tangent.reshape(-1).tolist()])


a = numbers(3, 3)
factor = torch.linalg.cholesky(a @ a.T + torch.eye(3))
for upper in (False, True):
    tangents(lambda f: torch.cholesky_inverse(f, upper=upper), (factor.T.contiguous() if upper else factor, numbers(3, 3)))
for flags in ((True, False), (True, True), (False, False)):
    tangents(lambda b, m: tuple(torch.triangular_solve(b, m, *flags)), (numbers(3, 2), numbers(3, 2)),
             (a + 3 * torch.eye(3), numbers(3, 3)))
x, t = numbers(5), numbers(5)
for p in (0, 0.5, 1, 1.5, 2, 3, 6, float("inf"), float("-inf")):
    tangents(lambda v: torch.linalg.vector_norm(v, p), (x, t))
    tangents(lambda v: torch.linalg.vector_norm(v, p), (torch.zeros(2, dtype=torch.float64), torch.ones(2, dtype=torch.float64)))
tangents(lambda v: torch.logcumsumexp(v, 0), (x, t))
tangents(lambda v: torch.logcumsumexp(v, 0), (x[0], t[0]))
for function in (torch.var_mean, torch.std_mean):
    tangents(lambda v: function(v, 0), (numbers(3, 2), numbers(3, 2)))
    tangents(lambda v: function(v, 1, correction=0), (torch.ones(2, 2, dtype=torch.float64), numbers(2, 2)))
tangents(lambda v, w: v.index_fill(0, torch.tensor([1, 1, 3]), w), (x, t), (x[0], t[0]))
