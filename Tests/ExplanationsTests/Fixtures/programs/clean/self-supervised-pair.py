import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
online = nn.Linear(3, 2); slow = nn.Linear(3, 2); opt = torch.optim.SGD(online.parameters(), 0.1); x = torch.randn(5, 3)
for step in range(2):
    with torch.no_grad(): t = F.normalize(slow(x), dim=1)
    opt.zero_grad(); loss = 2 - 2 * (F.normalize(online(x), dim=1) * t).sum(1).mean(); loss.backward(); opt.step()
print(loss.item() > 0)
