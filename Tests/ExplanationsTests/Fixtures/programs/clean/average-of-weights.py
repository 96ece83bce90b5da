import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
import copy
m = nn.Linear(2, 1); ema = copy.deepcopy(m)
for p in ema.parameters():
    p.requires_grad_(False)
opt = torch.optim.SGD(m.parameters(), 0.1)
for i in range(3):
    loss = m(torch.ones(1, 2)).pow(2).sum() + (m(torch.ones(1, 2)) - ema(torch.ones(1, 2))).pow(2).sum()
    opt.zero_grad(); loss.backward(); opt.step()
    with torch.no_grad():
        for a, b in zip(ema.parameters(), m.parameters()):
            a.mul_(0.9).add_(b, alpha=0.1)
print('ok')
