import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
x = torch.tensor(2.0, requires_grad=True)
for i in range(4):
    f = x ** 4 - 3 * x
    g, = torch.autograd.grad(f, x, create_graph=True)
    h, = torch.autograd.grad(g, x)
    with torch.no_grad():
        x -= g / h
print(round(x.item(), 4))
