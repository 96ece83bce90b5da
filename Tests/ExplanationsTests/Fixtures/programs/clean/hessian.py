import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([1., 2.], requires_grad=True); f = (x ** 3).sum()
g, = torch.autograd.grad(f, x, create_graph=True)
print(torch.stack([torch.autograd.grad(g[i], x, retain_graph=True)[0] for i in range(2)]))
