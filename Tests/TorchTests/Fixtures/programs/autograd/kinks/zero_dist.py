import torch, torch.nn as nn, torch.nn.functional as F

for start in ([0.0, 0.0], [3.0, 4.0]):
    x = torch.tensor(start, requires_grad=True)
    y = torch.dist(x, torch.zeros(2))
    print(start, y.item(), torch.autograd.grad(y, x)[0].tolist())
