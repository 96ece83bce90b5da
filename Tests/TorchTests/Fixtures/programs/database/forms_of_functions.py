# Functions of `torch` whose arguments stand in another order than those of `torch.nn.functional`, and forms of operations that have
# nodes of their own.
import torch
import torch.nn.functional as F
import warnings

generator = torch.Generator().manual_seed(4)
x = torch.randn(2, 4, 3, generator=generator)
w, b = torch.rand(4, generator=generator), torch.rand(4, generator=generator)
mean, spread = torch.zeros(4), torch.ones(4)
print(torch.batch_norm(x, w, b, mean, spread, False, 0.1, 1e-5, False).sum().item())
print(torch.batch_norm(x, w, b, mean, spread, True, 0.1, 1e-5, False).sum().item(), mean.tolist(), spread.tolist())
print(torch.instance_norm(x, w, b, None, None, True, 0.1, 1e-5, False).sum().item())
print(torch.group_norm(x, 2, w, b, 1e-5, False).sum().item(), torch.layer_norm(x, [3], None, None, 1e-5, False).sum().item())
print([v.tolist() for v in torch.native_batch_norm(x, w, b, mean, spread, True, 0.1, 1e-5)][1:], mean.tolist())
print([tuple(v.shape) for v in torch.native_batch_norm(x, w, b, mean, spread, False, 0.1, 1e-5)])
print(torch.grid_sampler_3d(torch.arange(8.0).view(1, 1, 2, 2, 2), torch.zeros(1, 1, 1, 1, 3), 0, 0, False).tolist())

a = torch.tensor([1.5, -0.5, 2.5], requires_grad=True)
print(a.round().grad_fn.name(), a.round(decimals=0).grad_fn.name(), a.round(decimals=1).grad_fn.name())
print(a.sort().values.grad_fn.name(), a.sort(stable=False).values.grad_fn.name(), a.sort(stable=True).values.grad_fn.name())
print(torch.linalg.vecdot(a, a).grad_fn.name(), torch.linalg.vander(torch.tensor(2.0), N=3))
print(torch.cumprod(torch.tensor([20, 20], dtype=torch.uint8), 0, dtype=torch.uint8))
print(F.smooth_l1_loss(a, a.detach() * 0, beta=0.0).grad_fn.next_functions[0][0].name())
z = torch.complex(a, a)
print(torch.vdot(z, z).grad_fn.next_functions[0][0].name(), torch.cov(z.detach().requires_grad_()).grad_fn.next_functions[0][0].next_functions[0][0].name())
m = torch.eye(2, requires_grad=True)
print(torch.linalg.multi_dot([m, m, m]).grad_fn.next_functions[0][0].next_functions[0][0].name())
print(torch.linalg.matrix_norm(m, "nuc", keepdim=True).grad_fn.name(), m.diag(1).stride())
k = torch.ones(1, 1, 2, requires_grad=True)
joined = torch.cat([torch.ones(3, 1, 2), k.repeat(1, 1, 1)]).transpose(0, 2).contiguous()
print(torch.autograd.grad(joined.sum(), k, create_graph=True)[0].stride())
s = torch.fft.rfft(torch.randn(2, 3, 4, generator=generator), dim=1).requires_grad_()
print(torch.autograd.grad(torch.fft.irfft(s, dim=1).square().sum(), s)[0].stride())

with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    factors, pivots = torch.linalg.lu_factor(torch.eye(2))
    for _ in range(2):
        torch.lu_solve(torch.ones(2, 1), factors, pivots)
        torch.stft(torch.ones(20), 4, return_complex=False, window=torch.ones(4))
    print([str(one.message)[:60] for one in found])


def refused(function):
    try:
        print(function())
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)


whole = torch.arange(3)
refused(lambda: torch.mean(whole, dtype=torch.int32))
refused(lambda: torch.mean(whole, 0, dtype=torch.bool))
refused(lambda: torch.mean(whole))
for dilation in (0, -1):
    refused(lambda: F.conv2d(torch.ones(1, 1, 4, 4), torch.ones(1, 1, 2, 2), dilation=dilation))
refused(lambda: F.conv2d(torch.ones(1, 1, 4, 4), torch.ones(1, 2, 2), padding="same"))
refused(lambda: F.conv2d(torch.ones(4, 4), torch.ones(1, 1, 2, 2), padding="same"))
for dtype in (torch.bfloat16, torch.complex64, torch.bool, torch.float32):
    refused(lambda: F.embedding(torch.ones(2).to(dtype), torch.ones(3, 2)))
refused(lambda: torch.amax(torch.ones(2, 2), 0, out=torch.empty(2, dtype=torch.int32)))
refused(lambda: torch.complex(torch.ones(2), torch.ones(2), out=torch.empty(2, dtype=torch.complex128)))
refused(lambda: torch.index_select(torch.ones(3, 2), 0, whole, out=torch.ones(2).expand(4, 2)))
