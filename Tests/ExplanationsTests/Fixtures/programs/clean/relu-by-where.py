import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([-1., 2., 3.], requires_grad=True)
torch.where(x > 0, x, torch.zeros_like(x)).sum().backward(); print(x.grad)
