import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
old = nn.Linear(2, 2); new = nn.Linear(2, 2)
new.weight = nn.Parameter(old.weight.detach().clone()); opt = torch.optim.SGD(new.parameters(), 0.1)
opt.zero_grad(); new(torch.ones(1, 2)).sum().backward(); opt.step(); print(new.weight.grad is not None)
