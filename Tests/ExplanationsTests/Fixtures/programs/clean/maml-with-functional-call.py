import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.func import functional_call

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1))
meta = torch.optim.Adam(model.parameters(), lr=1e-2)
for outer in range(3):
    meta.zero_grad()
    meta_loss = 0.0
    for task in range(2):
        a, b = torch.rand(1) * 2, torch.rand(1)
        x = torch.rand(8, 1) * 4 - 2
        y = a * torch.sin(x + b)
        fast = dict(model.named_parameters())
        for inner in range(2):
            loss = F.mse_loss(functional_call(model, fast, (x[:4],)), y[:4])
            grads = torch.autograd.grad(loss, list(fast.values()), create_graph=True)
            fast = {n: p - 0.05 * g for (n, p), g in zip(fast.items(), grads)}
        meta_loss = meta_loss + F.mse_loss(functional_call(model, fast, (x[4:],)), y[4:])
    meta_loss.backward()
    meta.step()
    print(outer, round(meta_loss.item(), 4))
