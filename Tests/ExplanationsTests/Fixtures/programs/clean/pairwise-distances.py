import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
a = torch.randn(5, requires_grad=True); d = (a[:, None] - a[None, :]).pow(2).sum(); d.backward(); print(a.grad.shape)
