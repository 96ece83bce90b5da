import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(2, 1); opt = torch.optim.SGD(m.parameters(), 0.1); data = torch.randn(8, 2)
for epoch in range(2):
    for i, part in enumerate(data.split(2)):
        loss = m(part).pow(2).mean() / 2
        loss.backward()
        if i % 2: opt.step(); opt.zero_grad()
print(loss.item() >= 0)
