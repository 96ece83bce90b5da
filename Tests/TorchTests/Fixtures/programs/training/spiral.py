# Three arms of a spiral, told apart by a small network under Adam: four decimals over 300 steps.
import math

import torch
from torch import nn

torch.manual_seed(3)
points, labels = [], []
for arm in range(3):
    radius = torch.linspace(0.1, 1, 60)
    angle = 4 * radius + arm * 2 * math.pi / 3 + 0.1 * torch.randn(60)
    points.append(torch.stack([radius * torch.sin(angle), radius * torch.cos(angle)], 1))
    labels.append(torch.full((60,), arm))
x, y = torch.cat(points), torch.cat(labels)
model = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU(), nn.Linear(32, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
lossf = nn.CrossEntropyLoss()
for step in range(300):
    opt.zero_grad()
    loss = lossf(model(x), y)
    loss.backward()
    opt.step()
    if step % 50 == 0 or step == 299:
        accuracy = (model(x).argmax(1) == y).float().mean().item()
        print(step, f"{loss.item():.4f}", f"{accuracy:.2f}")
