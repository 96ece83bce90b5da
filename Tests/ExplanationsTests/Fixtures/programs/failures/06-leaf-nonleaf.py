import torch, torch.nn as nn, torch.nn.functional as F
w = torch.randn(3, requires_grad=True) * 0.01        # the same with .to(device), .double(), .view(...)
(w ** 2).sum().backward()
print(w.is_leaf, w.grad)
torch.optim.SGD([w], 0.1)
