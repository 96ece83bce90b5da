import torch
from torch.autograd.functional import jacobian, hessian
def f(x):
    return x.exp().sum(1)
x = torch.tensor([[0., 1.], [2., 0.5]])
print(jacobian(f, x))
print(jacobian(f, x, create_graph=True).requires_grad)
x.requires_grad_()
j = jacobian(f, x, create_graph=True)
print(j.grad_fn is not None, torch.autograd.grad(j.sum(), x)[0])
def g(x, y):
    return 2 * x + 3 * y
print(jacobian(g, (torch.ones(2), torch.ones(2))))
print(jacobian(lambda x: (x ** 2, x.sum()), torch.tensor([1., 2.])))
print(jacobian(f, torch.ones(2, 2), vectorize=True))
print(jacobian(f, torch.ones(2, 2), vectorize=True, strategy="forward-mode"))
def h(x):
    return x.pow(3).sum()
print(hessian(h, torch.tensor([1., 2.])))
print(hessian(lambda x, y: (x * y).sum() + (x ** 2).sum(), (torch.ones(2), torch.ones(2))))
print(hessian(h, torch.tensor([1., 2.]), vectorize=True))
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
run(lambda: hessian(f, x))
run(lambda: jacobian(lambda x: 3, x))
run(lambda: jacobian(lambda x: torch.ones(2), x))
run(lambda: jacobian(lambda x: torch.ones(2), x, strict=True))
run(lambda: jacobian(lambda x, y: x * 2, (torch.ones(2), torch.ones(2)), strict=True))
run(lambda: jacobian(f, [1., 2.]))
run(lambda: jacobian(lambda x: x.long(), torch.ones(2)))
