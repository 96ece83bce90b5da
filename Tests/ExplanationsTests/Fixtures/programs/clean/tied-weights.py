import torch, torch.nn as nn, torch.nn.functional as F
a = nn.Linear(3, 3, bias=False); b = nn.Linear(3, 3, bias=False); b.weight = a.weight
opt = torch.optim.SGD(a.parameters(), 0.1); opt.zero_grad(); b(torch.tanh(a(torch.ones(1, 3)))).sum().backward(); opt.step()
print(b.weight is a.weight)
