import torch, torch.nn as nn, torch.nn.functional as F
for fix in ("retain_graph", "detach"):
    w = torch.tensor(2.0, requires_grad=True); h = torch.tensor(1.0)
    for t in range(3):
        h = torch.tanh(w * h); w.grad = None
        h.backward(); h = h.detach()
        if fix == "detach": h = h.detach()
    print(fix, w.grad.item())
