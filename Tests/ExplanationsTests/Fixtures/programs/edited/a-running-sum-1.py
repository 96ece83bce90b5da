import torch, torch.nn as nn
torch.manual_seed(0)
model = nn.Linear(2, 1)
total = torch.zeros(())
for step in range(4):
    model.zero_grad()
    loss = model(torch.ones(1, 2)).pow(2).sum()
    loss.backward()
    total += loss.detach()
print(total.requires_grad)
