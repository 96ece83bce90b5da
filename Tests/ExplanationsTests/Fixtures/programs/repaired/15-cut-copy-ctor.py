import torch, torch.nn as nn, torch.nn.functional as F
a = torch.tensor(2.0, requires_grad=True); b = torch.tensor(3.0, requires_grad=True)
s = torch.stack([a * 2, b])
print(s.requires_grad, (a * 2).clone().requires_grad)
path = a + (b - a) * torch.linspace(0, 1, 3)
print(torch.autograd.grad(path.sum() + s.sum(), (a, b)))
