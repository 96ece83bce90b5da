import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True); loss = F.mse_loss(w * torch.tensor([1., 2.]), torch.tensor([2., 4.]))
loss.backward(); print(loss.item(), w.grad)
