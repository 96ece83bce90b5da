import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(2, 3)
opt = torch.optim.SGD(m.parameters(), 0.1)
y = torch.tensor([0, 1])
pred = m(torch.randn(2, 2)).argmax(1)
loss = (pred != y).float().mean()
loss.backward()
