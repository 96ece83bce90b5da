import torch
from torch import nn

torch.manual_seed(7)
x = torch.randn(64, 20)
t = torch.randint(0, 5, (64,))
model = nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Linear(32, 5))
opt = torch.optim.SGD(model.parameters(), lr=0.1)
lossf = nn.CrossEntropyLoss()
for step in range(300):
    opt.zero_grad()
    loss = lossf(model(x), t)
    loss.backward()
    opt.step()
    print(step, loss.item().hex())
print(sum(p.double().sum().item() for p in model.parameters()))
