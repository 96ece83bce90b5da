import torch, torch.nn as nn, torch.nn.functional as F
g = torch.tensor([0.1], requires_grad=True); m = nn.Linear(1, 1, bias=False)
del m.weight; m.weight = torch.exp(g).view(1, 1)
m(torch.ones(1, 1)).sum().backward()
print(m.weight.grad, g.grad)          # no error at all
