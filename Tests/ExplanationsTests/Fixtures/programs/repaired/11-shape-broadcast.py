import torch, torch.nn as nn, torch.nn.functional as F
x = torch.arange(4.).view(4, 1); y = 2 * x.squeeze(1)
w = torch.tensor(1.0, requires_grad=True)
loss = F.mse_loss((w * x).squeeze(1), y); loss.backward(); print(loss.item(), w.grad.item())
w.grad = None; l2 = (((w * x).squeeze(1) - y) ** 2).mean(); l2.backward(); print(l2.item(), w.grad.item())
