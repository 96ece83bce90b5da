import torch, torch.nn as nn, torch.nn.functional as F
from torch.func import functional_call
m = nn.Linear(1, 1, bias=False); nn.init.constant_(m.weight, 2.); x = torch.ones(1, 1)
g, = torch.autograd.grad(m(x).pow(2).sum(), m.weight, create_graph=True)
y = functional_call(m, {"weight": m.weight - 0.1 * g}, (x,))
(y - 1).pow(2).sum().backward(); print("functional_call:", m.weight.grad.item())
