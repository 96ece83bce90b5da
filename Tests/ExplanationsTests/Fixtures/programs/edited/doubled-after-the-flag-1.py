import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
w = torch.randn(3, requires_grad=True).double(); w.retain_grad()
loss = (w ** 2).sum()
loss.backward()
print(w.grad)
