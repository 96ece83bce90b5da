import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
model = nn.Linear(2, 1)
opt = torch.optim.SGD(model.parameters(), 0.1)
x = torch.randn(16, 2); y = x.sum(1, keepdim=True)
for step in range(4):
    opt.zero_grad()
    for k in range(4):
        loss = F.mse_loss(model(x[4 * k:4 * k + 4]), y[4 * k:4 * k + 4]) / 4
        loss.backward()
        print("so far", round(model.weight.grad.norm().item(), 4))
    opt.step()
