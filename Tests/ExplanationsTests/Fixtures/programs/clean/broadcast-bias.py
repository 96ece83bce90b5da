import torch, torch.nn as nn, torch.nn.functional as F
x = torch.ones(4, 3); b = torch.zeros(3, requires_grad=True)
((x + b) ** 2).mean().backward(); print(b.grad)
