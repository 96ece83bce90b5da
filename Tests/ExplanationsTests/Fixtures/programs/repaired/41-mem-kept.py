import torch, torch.nn as nn, torch.nn.functional as F
m = nn.Linear(100, 100); total = 0.0
for i in range(3):
    m.zero_grad()
    loss = m(torch.ones(1, 100)).pow(2).sum(); loss.backward(); total += loss.item()
print(type(total))
