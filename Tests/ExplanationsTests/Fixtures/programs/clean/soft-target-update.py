import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
online = nn.Linear(2, 1); target = nn.Linear(2, 1)
opt = torch.optim.SGD(online.parameters(), 0.1); x = torch.randn(4, 2)
for step in range(3):
    goal = target(x).detach()
    opt.zero_grad(); loss = F.mse_loss(online(x), goal); loss.backward(); opt.step()
    with torch.no_grad():
        for a, b in zip(target.parameters(), online.parameters()): a.mul_(0.9).add_(b, alpha=0.1)
print(loss.item() > 0)
