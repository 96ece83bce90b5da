import torch
from torch.func import grad, vmap, jvp
x = torch.tensor([1., 2.])
def show(x):
    print(x)
    y = x * 2
    print(y)
    return y.sum()
grad(show)(x)
vmap(show)(torch.ones(2, 2))
def show2(x):
    print(x)
    return x.sum()
grad(lambda x: grad(show2)(x).sum())(x)
vmap(lambda e: grad(show2)(e))(torch.ones(2, 2))
grad(lambda a: vmap(lambda e: (print(e), e.sum())[1])(a).sum())(torch.ones(2, 2))
vmap(vmap(lambda e: (print(e), e)[1]))(torch.ones(2, 2))
print(grad(lambda x: (print(x.requires_grad, x.is_leaf, x.grad_fn, (x * 2).requires_grad), x.sum())[1])(x))
