import torch, torch.nn as nn, torch.nn.functional as F
from torch.func import grad, functional_call
m = nn.Linear(2, 1); params = {k: v.detach() for k, v in m.named_parameters()}; x = torch.ones(3, 2)
g = grad(lambda q: functional_call(m, q, (x,)).sum())(params); print(g["weight"])
