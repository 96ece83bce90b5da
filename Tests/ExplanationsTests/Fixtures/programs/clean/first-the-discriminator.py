import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
G = nn.Linear(2, 2); D = nn.Linear(2, 1)
og = torch.optim.SGD(G.parameters(), 0.1); od = torch.optim.SGD(D.parameters(), 0.1)
for step in range(3):
    od.zero_grad()
    loss = F.softplus(-D(torch.randn(8, 2) + 2)).mean() + F.softplus(D(G(torch.randn(8, 2)).detach())).mean()
    loss.backward()
    od.step()
print(round(loss.item(), 3))
