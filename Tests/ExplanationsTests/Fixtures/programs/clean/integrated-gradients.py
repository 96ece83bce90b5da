import torch
import torch.nn as nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(4, 6), nn.Softplus(), nn.Linear(6, 2))
x, baseline = torch.randn(4), torch.zeros(4)
total = torch.zeros(4)
m = 50
for k in range(1, m + 1):
    point = (baseline + (k - 0.5) / m * (x - baseline)).requires_grad_(True)
    out = model(point)[1]
    total += torch.autograd.grad(out, point)[0]
attribution = (x - baseline) * total / m
with torch.no_grad():
    gap = (model(x)[1] - model(baseline)[1]).item()
print(abs(attribution.sum().item() - gap) < 1e-3)
