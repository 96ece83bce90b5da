import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(8, requires_grad=True)
scale = x.detach().abs().max(); (x / scale).pow(2).sum().backward(); print(x.grad is not None)
