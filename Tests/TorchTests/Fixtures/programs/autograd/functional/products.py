import torch
from torch.autograd.functional import vjp, jvp, hvp, vhp
def f(x):
    return x.exp().sum(1)
x = torch.tensor([[0., 1.], [2., 0.5]])
print(vjp(f, x, torch.ones(2)))
print(jvp(f, x, torch.ones(2, 2)))
def g(x, y):
    return (x * y ** 2).sum()
a, b = torch.tensor([1., 2.]), torch.tensor([3., 4.])
print(vjp(g, (a, b)))
print(jvp(g, (a, b), (torch.ones(2), torch.ones(2))))
print(hvp(g, (a, b), (torch.ones(2), torch.zeros(2))))
print(vhp(g, (a, b), (torch.ones(2), torch.zeros(2))))
h = lambda x: (x ** 3).sum()
print(hvp(h, a, torch.tensor([1., 0.])), vhp(h, a, torch.tensor([1., 0.])))
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
run(lambda: vjp(f, x))
run(lambda: jvp(f, x))
run(lambda: vjp(f, x, torch.ones(3)))
run(lambda: jvp(f, x, torch.ones(3)))
run(lambda: hvp(f, x, x))
run(lambda: vhp(h, a))
run(lambda: vjp(lambda x: torch.ones(1), a, strict=True))
run(lambda: hvp(lambda x: (2 * x).sum(), a, a))
run(lambda: hvp(lambda x: (2 * x).sum(), a, a, strict=True))
a.requires_grad_()
o, v = vhp(h, a, torch.tensor([1., 0.]), create_graph=True)
print(o.requires_grad, v.requires_grad, torch.autograd.grad(v.sum(), a))
