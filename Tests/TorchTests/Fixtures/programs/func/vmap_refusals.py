import torch
from torch.func import vmap, grad
x = torch.arange(6.).view(2, 3)
fs = [lambda a: a[a > 0], lambda a: a.nonzero(), lambda a: torch.nn.functional.one_hot(a.long()),
      lambda a: x[0][a[1].long() % 3], lambda a: a[a[0].long() % 3], lambda a: torch.equal(a, a), lambda a: torch.allclose(a, a), lambda a: int(a[0])]
for f in fs:
    try:
        print(vmap(f)(x))
    except Exception as e:
        print(type(e).__name__, e)
print(vmap(lambda a: sum(list(a)))(x))
def b(x):
    y = (x ** 2).sum()
    y.backward()
    return y
for t in (grad(b), vmap(b)):
    try:
        print(t(x.clone().requires_grad_()))
    except RuntimeError as e:
        print(e)
def g(x):
    x.add_(1)
    return (x ** 2).sum()
try:
    print(grad(g)(x), x)
except RuntimeError as e:
    print(e)
def own(x):
    y = x * 1
    y.add_(1)
    z = torch.zeros(2, 3)
    z += y
    return (z ** 2).sum()
print(grad(own)(x))
