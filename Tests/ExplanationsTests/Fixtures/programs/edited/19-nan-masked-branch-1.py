import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([-1.0, 4.0], requires_grad=True)
y = torch.where(x > 0, torch.sqrt(torch.where(x > 0, x, torch.ones_like(x))), torch.zeros_like(x))
y.sum().backward(); print(y, x.grad)
x.grad = None; s = torch.where(x > 0, x, torch.ones_like(x))
torch.where(x > 0, torch.sqrt(s), torch.zeros_like(x)).sum().backward(); print(x.grad)
