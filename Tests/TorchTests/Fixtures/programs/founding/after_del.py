import torch
import torch.nn as nn
import torch.nn.functional as F

m = nn.Linear(2, 1)
v = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
del m.weight, m.bias
try:
    m.weight
except AttributeError as e:
    print(e)
m.weight = v[:2].view(1, 2)
m.bias = v[2:]
print(m, list(m.parameters()), m.weight)
out = m(torch.ones(4, 2))
print(out)
loss = F.mse_loss(out, torch.zeros(4, 1))
print(loss, torch.autograd.grad(loss, v))

m2 = nn.Linear(2, 1)
for name, piece in (("weight", v[:2].view(1, 2)), ("bias", v[2:])):
    delattr(m2, name)
    setattr(m2, name, piece)
m2(torch.ones(4, 2)).sum().backward()
print(v.grad)
m2.zero_grad()
print(v.grad)
