import torch, torch.nn as nn, torch.nn.functional as F
m = nn.Linear(2, 1)
loss = m(torch.ones(1, 2)).sum()
g = torch.cat([g.reshape(-1) for g in torch.autograd.grad(loss, list(m.parameters()))])
print(g)
