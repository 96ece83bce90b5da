import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(2, 1); average = [p.detach().clone() for p in m.parameters()]
opt = torch.optim.SGD(m.parameters(), 0.1); x = torch.randn(4, 2)
for step in range(3):
    opt.zero_grad(); m(x).pow(2).mean().backward(); opt.step()
    for a, p in zip(average, m.parameters()): a.mul_(0.99).add_(p.detach(), alpha=0.01)
print(average[0].shape)
