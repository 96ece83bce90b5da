import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
D = nn.Linear(2, 1); x = torch.randn(4, 2, requires_grad=True)
g, = torch.autograd.grad(D(x).sum(), x, create_graph=True)
((g.norm(dim=1) - 1) ** 2).mean().backward(); print(D.weight.grad is not None)
