import torch
from torch.func import jvp
torch.manual_seed(0)
x = torch.rand(2, 3) + 0.5
t = torch.randn(2, 3)
y = torch.rand(2, 3) + 0.5
ops = [torch.exp, torch.log, torch.sin, torch.cos, torch.tanh, torch.sigmoid, torch.relu, torch.sqrt, torch.abs, torch.neg,
       lambda a: a + 1, lambda a: a * 2, lambda a: a * y, lambda a: a - y, lambda a: y - a, lambda a: 2 - a,
       lambda a: a ** 2, lambda a: a ** 3, lambda a: a.sum(), lambda a: a.sum(0), lambda a: a.sum(1, keepdim=True),
       lambda a: a.mean(), lambda a: a.mean(1), lambda a: a.t(), lambda a: a.view(6), lambda a: a[0], lambda a: a[:, 1:],
       lambda a: a @ y.t(), lambda a: y.t() @ a, lambda a: a.reshape(3, 2), lambda a: a.transpose(0, 1),
       lambda a: torch.cat([a, y]), lambda a: torch.stack([a, y]), lambda a: a.unsqueeze(0), lambda a: a.clamp(0.6, 1.2),
       lambda a: torch.where(a > 1, a, y), lambda a: a.max(1).values, lambda a: a.flip(0), lambda a: a.expand(2, 2, 3),
       lambda a: torch.maximum(a, y), lambda a: a.masked_fill(a > 1, 0.), lambda a: a.cumsum(1), lambda a: a.diagonal(),
       lambda a: a.unbind(0)[1], lambda a: a[torch.tensor([0, 0, 1])], lambda a: a.repeat(2, 1), lambda a: a.squeeze(),
       lambda a: a.tril(), lambda a: torch.nn.functional.softplus(a), lambda a: a.rsqrt(), lambda a: a.reciprocal()]
for i, f in enumerate(ops):
    out, tangent = jvp(f, (x,), (t,))
    print(i, [round(v, 4) + 0.0 for v in tangent.flatten().tolist()])
