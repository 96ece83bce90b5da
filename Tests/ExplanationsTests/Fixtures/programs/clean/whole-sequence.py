import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(0.5, requires_grad=True); h = torch.tensor(1.0); loss = 0.
for t in range(4):
    h = torch.tanh(w * h); loss = loss + (h - 1) ** 2
loss.backward(); print(w.grad.item() < 0)
