import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(4, requires_grad=True)
s = torch.sigmoid(x)
s[0] = 0.0
loss = s.sum()
loss.backward()
