import torch, torch.nn as nn
torch.manual_seed(0)
m = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
flat = torch.cat([p.detach().flatten() for p in m.parameters()])
start = 0
for p in m.parameters():
    p.data = flat[start:start + p.numel()].view_as(p)
    start += p.numel()
loss = m(torch.ones(4, 2)).pow(2).mean()
loss.backward()
grad = torch.cat([p.grad.flatten() for p in m.parameters()])
flat -= 0.1 * grad
print(m(torch.ones(4, 2)).pow(2).mean().item() < loss.item())
