import torch
from torch.func import grad, jacrev, hessian
f = lambda w, a: ((w - a) ** 2).sum() + (w ** 4).sum()
a = torch.tensor([1., 2.])
w = torch.zeros(2)
for _ in range(300):
    w = w - 0.02 * grad(f)(w, a)
H = hessian(f)(w, a)
M = jacrev(grad(f), argnums=1)(w, a)
print(torch.allclose(-torch.inverse(H) @ M if hasattr(torch, "inverse") else torch.diag(2 / (2 + 12 * w ** 2)), torch.diag(2 / (2 + 12 * w ** 2)), atol=1e-4))
class Root(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a):
        x = torch.ones_like(a)
        for _ in range(30):
            x = x - (x ** 2 - a) / (2 * x)
        ctx.save_for_backward(x)
        return x
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return g / (2 * x)
b = torch.tensor([2., 9.], requires_grad=True)
r = Root.apply(b)
g, = torch.autograd.grad(r.sum(), b, create_graph=True)
print(r, g)
