import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
pred = torch.randn(6, requires_grad=True); y = torch.zeros(6); mask = torch.tensor([1., 1., 0., 1., 0., 1.])
loss = (((pred - y) ** 2) * mask).sum() / mask.sum(); loss.backward(); print(pred.grad[2])
