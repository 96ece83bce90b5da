# Gradients and names of single operations.
import torch
import torch.nn.functional as F

def names(f, depth=2):
    if f is None:
        return None
    return f.name() + '(' + ', '.join(str(names(g, depth - 1)) for g, _ in f.next_functions) + ')' if depth else f.name()

def show(y, *inputs):
    print(names(y.grad_fn), y.tolist(), [None if g is None else (g.tolist(), g.stride())
          for g in torch.autograd.grad((y * torch.arange(float(y.numel())).reshape(y.shape)).sum(), inputs, allow_unused=True)])

x = torch.arange(1.0, 10).reshape(3, 3).requires_grad_()
z = torch.tensor(2.0, requires_grad=True)
show(torch.take(x, torch.tensor([-1, 2, -7])), x)
show(z.unfold(0, 1, 1), z)
for a, b in [torch.std_mean(x, keepdim=True), torch.var_mean(x, keepdim=True)]:
    print(torch.autograd.grad((a + b).sum(), x, retain_graph=True)[0].shape)
show(torch.fill(x, 3.0), x)
show(torch.fill(x, z), x, z)
show(torch.clamp(x, max=z + 3), x, z)
show(torch.clamp(x, min=z + 3), x, z)
show(torch.ldexp(x, z), x, z)
show(torch.frexp(x)[0], x)
show(torch.combinations(x[0], 2), x)
show(x.squeeze(dim=(0,)), x)
show(z.__rdiv__(x), x, z)
show(torch.kron(x[:2, :2].contiguous(), x), x)
show(torch.cumprod(x[:, :1], 1), x)
show(torch.diff(x, n=0), x)
show(x[0, 0].sum_to_size(()), x)
show(torch.gradient(x, dim=1)[0], x)
show(F.pad(x, (-1, 0, -1, -1)), x)
show(F.pad(x[None, None], (1, 2, 1, 0), mode='circular'), x)
show(F.normalize(x, dim=0).round(), x)
show(F.margin_ranking_loss(x, x.T, torch.ones(3, 3), margin=0.5, reduction='none'), x)
show(F.rms_norm(torch.ones(2, 2, requires_grad=True) * z, (2,)).round(), z)
show(x.double(memory_format=torch.contiguous_format).float(), x)
q = x.reshape(1, 3, 3, 1).expand(2, 3, 3, 2).float(memory_format=torch.channels_last)
print(names(q.grad_fn), q.stride())
w = torch.complex(x.detach(), x.detach().T).requires_grad_()
for y in [torch.lerp(w, w.T, 0.5), torch.addcdiv(w, w, w.T), torch.addcmul(w, w, w.T, value=2), torch.logsumexp(w, 0),
          torch.logcumsumexp(w, 0), torch.logaddexp(w, w.T)]:
    print(names(y.grad_fn))
print(torch.float_power(torch.tensor([2j]), 2), torch.float_power(2, torch.tensor([1j])).dtype)
print(torch.unravel_index(torch.tensor([[1, 2], [200, 3]], dtype=torch.uint8), (40, 7))[0].stride())
y, i = F.max_pool1d(torch.tensor([[[1.0, 3, 2, 0]]]), 2, stride=1, return_indices=True)
print(torch.func.jvp(lambda v: F.max_unpool1d(v, i, 2, stride=1), (y,), (torch.tensor([[[1.0, 2, 4]]]),)))
print(torch.full((2, 3), 300.0, dtype=torch.float16).norm(3), torch.dist(torch.full((3,), 300.0).half(), torch.zeros(3).half(), 4))
