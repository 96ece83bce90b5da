import torch, torch.nn as nn, torch.nn.functional as F

for start in (0.5, -0.5, 0.5 + 0.25, 0.5 - 0.25):
    z = torch.tensor(start, requires_grad=True)
    y = F.softshrink(z)
    print(start, y.item(), torch.autograd.grad(y, z)[0].item())
