import torch
from torch.func import grad, vmap
x = torch.tensor([1., 2.])
w = torch.tensor([3., 4.], requires_grad=True)
def f(x):
    print(w.requires_grad, (x * w).requires_grad)
    return (x * w).sum()
r = grad(f)(x)
print(r.requires_grad, torch.equal(r, w))
with torch.no_grad():
    print(grad(f)(x).requires_grad)
kept = []
def leak(x):
    kept.append(x * 2)
    return x.sum()
grad(leak)(x)
print(grad(lambda x: x.sum() + w.sum())(x))
print(torch.autograd.grad(grad(lambda x: (x ** 2 * w).sum())(x).sum(), w))
