import torch
x = torch.tensor([-1.0, 4.0], requires_grad=True)
y = torch.where(x > 0, torch.sqrt(torch.where(x > 0, x, torch.ones_like(x))), torch.zeros_like(x))
with torch.autograd.detect_anomaly(check_nan=True):
    y.sum().backward()
