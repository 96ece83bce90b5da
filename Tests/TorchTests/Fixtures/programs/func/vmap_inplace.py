import torch
from torch.func import vmap
x = torch.arange(6.).view(2, 3)
def f(a):
    b = a * 1
    b.add_(1)
    b[0] = 100.
    b[1:] *= 2
    return b
print(vmap(f)(x))
def g(a):
    out = torch.zeros_like(a)
    out[0] = a.sum()
    out += a
    return out
print(vmap(g)(x))
def h(a):
    a.mul_(2)
    return a
print(vmap(h)(x), x)
