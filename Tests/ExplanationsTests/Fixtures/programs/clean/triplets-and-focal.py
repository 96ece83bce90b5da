import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(4, 8), nn.PReLU(), nn.Linear(8, 3))
head = nn.Linear(3, 2)
opt = torch.optim.NAdam([*net.parameters(), *head.parameters()], lr=1e-2)
x = torch.randn(24, 4)
y = (x[:, 0] > 0).long()
weights = torch.tensor([1.0 / (y == c).sum().item() for c in range(2)])
weights = weights / weights.sum()
for step in range(5):
    z = F.normalize(net(x), dim=1)
    d = torch.cdist(z, z)
    same = y[:, None] == y[None, :]
    hardest_positive = (d * same).max(1).values
    hardest_negative = (d + 10 * same).min(1).values
    triplet = F.relu(hardest_positive - hardest_negative + 0.2).mean()
    logits = head(z)
    ce = F.cross_entropy(logits, y, weight=weights, reduction="none", label_smoothing=0.05)
    pt = torch.exp(-ce)
    focal = ((1 - pt) ** 2 * ce).mean()
    loss = focal + triplet
    opt.zero_grad()
    loss.backward()
    opt.step()
print(round(focal.item(), 3), round(triplet.item(), 3))
