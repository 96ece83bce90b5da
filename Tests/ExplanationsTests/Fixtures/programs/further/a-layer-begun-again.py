import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(2, 1)
opt = torch.optim.SGD(m.parameters(), 0.1)
m.weight = nn.Parameter(torch.zeros(1, 2))
for i in range(2):
    loss = (m(torch.ones(1, 2)) - 1).pow(2).sum()
    opt.zero_grad(); loss.backward(); opt.step()
print(m.weight)
