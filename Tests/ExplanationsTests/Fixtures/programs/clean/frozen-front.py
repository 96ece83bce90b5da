import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 1))
for q in m[0].parameters(): q.requires_grad_(False)
opt = torch.optim.SGD([q for q in m.parameters() if q.requires_grad], 0.1); x = torch.randn(6, 3)
for step in range(3):
    opt.zero_grad(); loss = m(x).pow(2).mean(); loss.backward(); opt.step()
print(m[0].weight.grad)
