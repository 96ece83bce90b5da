import torch
from torch.func import grad, grad_and_value, vjp, jvp
x = torch.tensor(2.)
print(grad(torch.sin)(x), grad(grad(torch.sin))(x), grad(grad(grad(torch.sin)))(x))
f = lambda x, y: (x * y ** 2).sum()
a, b = torch.tensor([1., 2.]), torch.tensor([3., 4.])
print(grad(f)(a, b), grad(f, argnums=1)(a, b), grad(f, argnums=(0, 1))(a, b), grad(f, argnums=-1)(a, b))
print(grad_and_value(f)(a, b))
print(grad_and_value(f, argnums=(0, 1))(a, b))
g = grad(lambda x: ((x ** 2).sum(), x * 2), has_aux=True)
print(g(a))
print(grad_and_value(lambda x: ((x ** 2).sum(), {"k": x * 2}), has_aux=True)(a))
print(grad(lambda d: (d["w"] * d["b"]).sum())({"w": a, "b": b}))
print(grad(lambda t: (t[0] * t[1][0]).sum())((a, [b])))
r = grad(f)(a, b)
print(r.requires_grad, r.grad_fn)
a.requires_grad_()
r = grad(f)(a, b)
print(r.requires_grad)
r = grad(lambda x: (x ** 3).sum())(a)
print(r, r.requires_grad)
r.sum().backward()
print(a.grad)
print(grad(lambda x: x.sum())(torch.ones(2, 2)))
print(grad(lambda x, s=2.: (x * s).sum())(b, s=5.))
with torch.no_grad():
    print(grad(lambda x: (x ** 2).sum())(b))
def h(x):
    with torch.no_grad():
        c = x * 2
    return (x * c).sum()
print(grad(h)(b))
print(grad(lambda x: (x * x.detach()).sum())(b))
