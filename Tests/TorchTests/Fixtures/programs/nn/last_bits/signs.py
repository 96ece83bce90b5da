# The sign of zero: a product over one element keeps it, a sum of several does not.
import torch
from torch import nn

for rows, columns in [(2, 3), (4, 12), (1, 3), (3, 1), (1, 1)]:
    for dtype in [torch.float32, torch.float64]:
        print(rows, columns, torch.zeros(rows, 1, dtype=dtype) @ -torch.ones(1, columns, dtype=dtype))
        print(torch.zeros(rows, 2, dtype=dtype) @ -torch.ones(2, columns, dtype=dtype))
torch.manual_seed(0)
net = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))
net(torch.tensor([[1.0, -2.0, 0.5]])).sum().backward()
for name, parameter in net.named_parameters():
    print(name, parameter.grad)
