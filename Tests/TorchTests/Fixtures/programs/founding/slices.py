import torch
import torch.nn as nn

a = torch.arange(6.0, requires_grad=True)
b = a[1]
print(b, torch.autograd.grad(b, a))

p = nn.Parameter(a[1])
print(p, p.grad_fn, p.is_leaf)
try:
    torch.autograd.grad(p, a)
except RuntimeError as e:
    print(e)
print(p.data_ptr() == a.data_ptr() + 4)

w = nn.Parameter(a[2:5].view(1, 3))
(w * 2).sum().backward()
print(w.grad, a.grad)

lin = nn.Linear(2, 1)
lin.weight.data.copy_(a[0:2].view(1, 2))
print(lin.weight)
out = lin(torch.ones(1, 2)).sum()
try:
    torch.autograd.grad(out, a)
except RuntimeError as e:
    print(e)
try:
    lin.weight = a[0:2].view(1, 2)
except TypeError as e:
    print(e)
