# `out=` of functions of every family, and arguments under the reference's names.
import torch

x = torch.tensor([[4.0, 1.0], [2.0, 3.0]])
v = torch.tensor([1.0, 2.0])
i = torch.tensor([[0, 1], [1, 0]])


def empty(*dtypes):
    made = tuple(torch.empty(0, dtype=d) for d in dtypes)
    return made[0] if len(made) == 1 else made


F, I, C = torch.float32, torch.int64, torch.complex64
for number, (function, arguments, kinds) in enumerate([
    (torch.cat, ([x, x],), [F]), (torch.stack, ([v, v],), [F]), (torch.vstack, ([v, v],), [F]), (torch.hstack, ([v, v],), [F]), (torch.dstack, ([v, v],), [F]),
    (torch.column_stack, ([v, v],), [F]), (torch.where, (x > 2, x, -x), [F]), (torch.argsort, (x,), [I]), (torch.sort, (x,), [F, I]), (torch.topk, (x, 1), [F, I]),
    (torch.linalg.inv, (x,), [F]), (torch.linalg.det, (x,), [F]), (torch.linalg.qr, (x,), [F, F]), (torch.linalg.svdvals, (x,), [F]), (torch.linalg.norm, (x,), [F]),
    (torch.linalg.solve, (x, v), [F]), (torch.linalg.matrix_power, (x, 2), [F]), (torch.linalg.cross, (torch.ones(3), torch.arange(3.0)), [F]), (torch.linalg.multi_dot, ([x, x],), [F]),
    (torch.linalg.vector_norm, (x,), [F]), (torch.fft.fft, (v,), [C]), (torch.fft.irfft, (v.to(C),), [F]), (torch.fft.fftfreq, (4,), [F]), (torch.special.expit, (x,), [F]),
    (torch.special.i1, (x,), [F]), (torch.special.zeta, (x + 1, x), [F]), (torch.scatter, (x, 1, i, x), [F]), (torch.scatter_add, (x, 1, i, x), [F]), (torch.gather, (x, 1, i), [F]),
    (torch.index_add, (x, 0, torch.tensor([0]), x[:1]), [F]), (torch.matrix_power, (x, 3), [F]), (torch.aminmax, (x,), [F, F]), (torch.bucketize, (x, v), [I]), (torch.searchsorted, (v, v), [I]),
    (torch.isin, (x, v), [torch.bool]), (torch.nanmedian, (x, 1), [F, I]), (torch.narrow_copy, (x, 0, 0, 1), [F]), (torch.vdot, (v, v), [F]), (torch.tensordot, (x, x), [F]), (torch.polygamma, (1, x), [F]),
    (torch.threshold, (x, 2, 0), [F]), (torch.nn.functional.gelu, (x,), [F]), (torch.nn.functional.avg_pool2d, (torch.ones(1, 2, 2), 2), [F]), (torch.nn.functional.linear, (x, x), [F]),
    (torch.complex, (x, x), [C]), (torch.polar, (x, x), [C]), (torch.multinomial, (torch.tensor([0.0, 1.0]), 1), [I]), (torch.bernoulli, (torch.ones(2),), [F]), (torch.cholesky, (x @ x.T,), [F]),
]):
    out = empty(*kinds)
    try:
        result = function(*arguments, out=out)
        parts = out if isinstance(out, tuple) else (out,)
        print(number, isinstance(out, tuple) or result is out, *[p for p in parts])
    except Exception as error:
        print(number, type(error).__name__, error)
for call in [
    lambda: torch.cat([x.requires_grad_(), x], out=torch.empty(0)), lambda: torch.cat([x, x], out=3),
    lambda: torch.linalg.inv(input=x.detach()), lambda: torch.linalg.solve_triangular(x.detach(), x.detach(), upper=True, out=None), lambda: torch.gather(x, 1, i, sparse_grad=False),
    lambda: torch.stack(tensors=[v, v]), lambda: torch.add(v, other=v, alpha=2),
    lambda: torch.linalg.lu_solve(*torch.linalg.lu_factor(x.detach()), x.detach(), left=False), lambda: torch.linalg.lu_solve(*torch.linalg.lu_factor(x.detach()), x.detach(), adjoint=True),
    lambda: x.detach().sum(dtype=torch.int), lambda: x.detach().cumsum(0, dtype=torch.int), lambda: x.detach().prod(dtype=torch.int16), lambda: torch.linalg.norm(x.detach(), dtype=torch.float64),
]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])
