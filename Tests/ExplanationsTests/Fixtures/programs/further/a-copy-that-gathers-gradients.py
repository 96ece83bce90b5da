import copy
import torch
from torch import nn
model = nn.Linear(2, 1, bias=False)
nn.init.constant_(model.weight, 1.)
x = torch.ones(1, 2)
meta = torch.optim.SGD(model.parameters(), 0.1)
fast = copy.deepcopy(model)
inner = torch.optim.SGD(fast.parameters(), 0.1)
for part in (x, 2 * x):
    fast(part).pow(2).sum().backward()
inner.step()
meta.zero_grad()
(fast(x) - 1).pow(2).sum().backward()
print(model.weight.grad)
meta.step()
