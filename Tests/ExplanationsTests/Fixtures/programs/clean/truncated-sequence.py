import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
w = torch.tensor(0.5, requires_grad=True); h = torch.tensor(1.0)
for t in range(4):
    h = torch.tanh(w * h)
    if t % 2: h.backward(); w.grad = None; h = h.detach()
print(h.requires_grad)
