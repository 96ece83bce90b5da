import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 1)); m[0].requires_grad_(False); opt = torch.optim.SGD(m[1].parameters(), 0.1)
opt.zero_grad(); m(torch.ones(1, 2)).sum().backward(); opt.step(); m[0].requires_grad_(True)
m(torch.ones(1, 2)).sum().backward(); print(m[0].weight.grad is not None)
