import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(42)
for n_in, n_out in ((13, 7), (1, 1), (10, 1), (5, 3), (20, 32), (32, 5)):
    layer = nn.Linear(n_in, n_out)
    x = torch.randn(6, n_in)
    y = layer(x)
    print(y.sum().item(), y.flatten()[0].item(), y.flatten()[-1].item())
    y.pow(2).mean().backward()
    print(layer.weight.grad.sum().item(), layer.bias.grad.sum().item())
print(F.linear(torch.ones(3), torch.ones(2, 3)))
print(nn.Linear(3, 2)(torch.ones(2, 2, 3)).shape)
try:
    nn.Linear(3, 2)(torch.ones(4, 5))
except RuntimeError as e:
    print(e)
try:
    nn.Linear(3, 2)(torch.ones(4, 3, dtype=torch.float64))
except RuntimeError as e:
    print(e)
