import torch
from torch.func import vmap
torch.manual_seed(0)
x = torch.randn(4, 2, 3)
y = torch.randn(4, 2, 3)
w = torch.randn(3, 5)
i = torch.tensor([[0, 1], [1, 1], [0, 0], [1, 0]])
F = torch.nn.functional
single = [lambda a: a.exp(), lambda a: a.sum(), lambda a: a.sum(0), lambda a: a.mean(1, keepdim=True), lambda a: a.max(),
          lambda a: a.max(1).values, lambda a: a.argmax(), lambda a: a.argmax(1), lambda a: a.softmax(1), lambda a: a.log_softmax(0),
          lambda a: a.t(), lambda a: a.reshape(6), lambda a: a.view(3, 2), lambda a: a[0], lambda a: a[:, 1:], lambda a: a[1, 2],
          lambda a: a.transpose(0, 1), lambda a: a.unsqueeze(0), lambda a: a.squeeze(), lambda a: a.flatten(), lambda a: a @ w,
          lambda a: F.linear(a, w.t()), lambda a: F.linear(a, w.t(), torch.ones(5)), lambda a: a.relu(), lambda a: a.clamp(0, 1),
          lambda a: torch.where(a > 0, a, -a), lambda a: a.cumsum(0), lambda a: a.sort(1).values, lambda a: a.flip(1),
          lambda a: torch.cat([a, a]), lambda a: torch.stack([a, a * 2]), lambda a: torch.cat([a, torch.ones(1, 3)]),
          lambda a: a.repeat(2, 1), lambda a: a.expand(2, 2, 3), lambda a: a.unbind(0)[1], lambda a: a.diagonal(), lambda a: a.tril(),
          lambda a: a.norm(), lambda a: a.var(), lambda a: a.std(0), lambda a: a.prod(), lambda a: a > 0, lambda a: (a > 0).all(),
          lambda a: a[torch.tensor([0, 0, 1])], lambda a: a[:, torch.tensor([2, 0])], lambda a: a.masked_fill(a > 0, 0.),
          lambda a: a.clone(), lambda a: a.detach(), lambda a: torch.zeros_like(a), lambda a: a + torch.arange(3.), lambda a: 1 / a,
          lambda a: a.double().sum(), lambda a: a.long(), lambda a: a.permute(1, 0), lambda a: a.topk(2).values, lambda a: a.logsumexp(1),
          lambda a: a.chunk(3, 1)[1], lambda a: a.mm(a.t()), lambda a: a.mv(a[0]), lambda a: a[0].dot(a[1]), lambda a: torch.outer(a[0], a[1])]
for n, f in enumerate(single):
    got = vmap(f)(x)
    want = torch.stack([f(e) for e in x])
    print(n, got.shape == want.shape, got.dtype == want.dtype, torch.allclose(got.double(), want.double(), atol=1e-6))
double = [lambda a, b: a + b, lambda a, b: a * b[0], lambda a, b: a @ b.t(), lambda a, b: torch.maximum(a, b), lambda a, b: F.mse_loss(a, b),
          lambda a, b: torch.cat([a, b], 1), lambda a, b: (a[0] * b[1]).sum(), lambda a, b: a - b.mean(), lambda a, b: F.linear(a, b),
          lambda a, b: torch.where(a > b, a, b)]
for n, f in enumerate(double):
    got = vmap(f)(x, y)
    want = torch.stack([f(e, g) for e, g in zip(x, y)])
    print(n, got.shape == want.shape, torch.allclose(got, want, atol=1e-6))
    half = vmap(f, in_dims=(0, None))(x, y[0])
    print(n, torch.allclose(half, torch.stack([f(e, y[0]) for e in x]), atol=1e-6))
index = [lambda a, k: a[k], lambda a, k: a.gather(0, k.unsqueeze(1).expand(2, 3)), lambda a, k: a[:, k], lambda a, k: a[k, k],
         lambda a, k: a.index_select(0, k), lambda a, k: F.one_hot(k, 4), lambda a, k: F.cross_entropy(a, k),
         lambda a, k: F.nll_loss(a.log_softmax(1), k, reduction="none"), lambda a, k: F.cross_entropy(a, k, reduction="sum"),
         lambda a, k: F.cross_entropy(a[0], k[0])]
for n, f in enumerate(index):
    got = vmap(f)(x, i)
    want = torch.stack([f(e, k) for e, k in zip(x, i)])
    print(n, got.shape == want.shape, torch.allclose(got.float(), want.float(), atol=1e-6))
    half = vmap(f, in_dims=(None, 0))(x[0], i)
    print(n, torch.allclose(half.float(), torch.stack([f(x[0], k) for k in i]).float(), atol=1e-6))
