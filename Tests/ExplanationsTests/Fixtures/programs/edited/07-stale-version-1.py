import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([0.5, 1.0], requires_grad=True)
y = x.exp()
y = y + 1
y.sum().backward()
