import torch
import torch.nn.functional as F
from torch.func import vmap, grad, jvp, jacrev, jacfwd
torch.manual_seed(0)
x = torch.rand(4, 2, 3) + 0.5
w = torch.randn(3, 3)
fs = [lambda a: a.exp().sum(), lambda a: (a @ w).tanh().sum(), lambda a: a.softmax(1)[0, 0], lambda a: a.log_softmax(0).sum() * a.mean(),
      lambda a: a.max(), lambda a: a.max(1).values.sum(), lambda a: a.prod(), lambda a: a.norm(), lambda a: a.var(), lambda a: a.std(1).sum(),
      lambda a: (a[0] * a[1]).sum(), lambda a: a[:, 1:].pow(3).sum(), lambda a: a[torch.tensor([0, 0, 1])].pow(2).sum(),
      lambda a: torch.cat([a, a * 2]).pow(2).sum(), lambda a: torch.stack([a, a.flip(0)]).prod(0).sum(), lambda a: a.cumsum(1).pow(2).sum(),
      lambda a: torch.where(a > 1, a ** 2, a).sum(), lambda a: a.clamp(0.6, 1.2).pow(2).sum(), lambda a: F.gelu(a).sum(), lambda a: F.silu(a).sum(),
      lambda a: a.logsumexp(1).sum(), lambda a: a.sort(1).values[:, 0].sum(), lambda a: a.t().reshape(6)[2:].pow(2).sum(), lambda a: a.unbind(0)[1].pow(2).sum(),
      lambda a: a.diagonal().prod(), lambda a: (a.unsqueeze(2) * a.unsqueeze(1)).sum().sqrt(), lambda a: a.mm(a.t()).sum().log(), lambda a: a[0].dot(a[1]),
      lambda a: F.linear(a, w, a[0]).relu().sum(), lambda a: a.expand(2, 2, 3).pow(2).sum(), lambda a: (1 / a).sum(), lambda a: (2 ** a).sum(),
      lambda a: (a ** a).sum(), lambda a: a.masked_fill(a > 1, 0.).pow(2).sum(), lambda a: torch.maximum(a, a.flip(1)).pow(2).sum(), lambda a: a.tril().pow(2).sum()]
for n, f in enumerate(fs):
    got = vmap(grad(f))(x)
    want = torch.stack([grad(f)(e) for e in x])
    t = torch.ones(4, 2, 3)
    fwd = vmap(lambda a, d: jvp(f, (a,), (d,))[1])(x, t)
    rev = (want * t).sum((1, 2))
    total = grad(lambda a: vmap(f)(a).sum())(x)
    print(n, torch.allclose(got, want, atol=1e-5), torch.allclose(fwd, rev, atol=1e-4), torch.allclose(total, want, atol=1e-5))
