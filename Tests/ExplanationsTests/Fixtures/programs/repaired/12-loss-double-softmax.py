import torch, torch.nn as nn, torch.nn.functional as F
z = torch.tensor([[10., 0., 0.]], requires_grad=True); t = torch.tensor([0])
a = F.cross_entropy(z, t); ga, = torch.autograd.grad(a, z)
print(a.item(), ga)
