import torch, torch.nn as nn
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1))
opt = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
model(torch.ones(1, 1)).sum().backward()
opt.step()
for p in model[0].parameters():
    p.requires_grad_(False)
opt.step()
print(model[0].weight.data)
