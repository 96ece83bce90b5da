import torch, torch.nn as nn, torch.nn.functional as F

for start in (3.0, -3.0, 3.0 + 0.25, 3.0 - 0.25):
    z = torch.tensor(start, requires_grad=True)
    y = F.hardsigmoid(z)
    print(start, y.item(), torch.autograd.grad(y, z)[0].item())
