import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([0.3, 1.7], requires_grad=True)
y = x + (x.round() - x).detach()
(y * torch.tensor([1., 2.])).sum().backward(); print(x.grad)
