import torch
from torch.func import jvp
def f(x):
    y = x * 1
    y[0] = y[1] * 2
    y.mul_(3)
    v = y[2:]
    v.add_(x[:2])
    y += x
    return y
x = torch.arange(1., 5.)
print(jvp(f, (x,), (torch.tensor([1., 10., 100., 1000.]),)))
def g(x):
    out = torch.zeros(4)
    out[1:3] = x[:2] ** 2
    return out
print(jvp(g, (x,), (torch.ones(4),)))
