import torch, torch.nn as nn, torch.nn.functional as F
x = torch.zeros(2, requires_grad=True)
((x ** 2).sum() + 1e-6).sqrt().backward(); print(x.grad)
