import torch
from torch.func import grad, vmap, jvp
x = torch.ones(2)
def bad(v):
    raise ValueError("inside")
for t in (lambda: grad(bad)(x), lambda: vmap(bad)(x), lambda: jvp(bad, (x,), (x,)), lambda: grad(lambda v: vmap(bad)(v))(x)):
    try:
        t()
    except ValueError as e:
        print(e, torch.is_grad_enabled(), (torch.ones(1) * 2).requires_grad)
print(grad(lambda v: (v ** 2).sum())(x), vmap(torch.sin)(torch.zeros(2)))
y = torch.ones(2, requires_grad=True)
print((y * 2).requires_grad, vmap(lambda v: v * 2)(y).requires_grad)
