import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(2, 1); opt = torch.optim.SGD(m.parameters(), 0.1); total = 0.
for step in range(4):
    opt.zero_grad(); loss = m(torch.randn(4, 2)).pow(2).mean(); loss.backward(); opt.step(); total += loss.item()
print(total >= 0)
