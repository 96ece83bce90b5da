import torch, torch.nn as nn, torch.nn.functional as F
x = torch.ones(3, requires_grad=True); b = x * 1; v = b[0]
v = v * 10
b.sum().backward(); print(b, x.grad)
