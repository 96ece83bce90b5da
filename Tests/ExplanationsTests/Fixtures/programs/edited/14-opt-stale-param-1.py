import torch, torch.nn as nn, torch.nn.functional as F
m = nn.Linear(1, 1, bias=False)
m.weight = nn.Parameter(torch.ones(1, 1)); opt = torch.optim.SGD(m.parameters(), 0.1)
m(torch.ones(1, 1)).sum().backward(); opt.step()
print(m.weight.item(), m.weight.grad.item(), opt.param_groups[0]["params"][0] is m.weight)
