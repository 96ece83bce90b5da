import torch, torch.nn as nn, torch.nn.functional as F
x = torch.arange(4.).view(4, 1); y = 2 * x.squeeze(1)     # pred (4,1), target (4,)
w = torch.tensor(2.0, requires_grad=True)                 # w = 2 is the exact answer
loss = F.mse_loss(w * x, y[:, None]); loss.backward(); print(loss.item(), w.grad.item())
w.grad = None; l2 = ((w * x - y) ** 2).mean(); l2.backward(); print("hand-written:", l2.item(), w.grad.item())
w.grad = None; F.mse_loss((w * x).squeeze(1), y).backward(); print("fixed:", w.grad.item())
