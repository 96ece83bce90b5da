import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
mu = torch.zeros(2, requires_grad=True); s = torch.zeros(2, requires_grad=True)
z = mu + s.exp() * torch.randn(2); (z ** 2).sum().backward(); print(mu.grad is not None, s.grad is not None)
