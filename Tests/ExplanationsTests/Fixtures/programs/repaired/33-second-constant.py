import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor(1.0, requires_grad=True)
g, = torch.autograd.grad(2 * x, x, create_graph=True)
print(g, g.requires_grad)
print(torch.func.hessian(lambda x: 2 * x)(torch.tensor(1.0)))
