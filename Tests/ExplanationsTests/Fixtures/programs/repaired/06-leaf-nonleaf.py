import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
w = torch.randn(3).mul_(0.01).requires_grad_()
(w ** 2).sum().backward()
print(w.is_leaf, w.grad)
opt = torch.optim.SGD([w], 0.1)
