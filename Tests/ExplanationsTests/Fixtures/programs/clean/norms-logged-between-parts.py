import torch, torch.nn as nn
torch.manual_seed(0)
model = nn.Linear(2, 1); opt = torch.optim.SGD(model.parameters(), 0.1)
opt.zero_grad()
for i in range(8):
    x = torch.randn(4, 2)
    loss = (model(x) - x.sum(1, keepdim=True)).pow(2).mean() / 4
    loss.backward()
    print(i, round(model.weight.grad.norm().item(), 3))
    if i % 4 == 3:
        opt.step()
        opt.zero_grad()
