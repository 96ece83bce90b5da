import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([1., 2.], requires_grad=True); y = torch.stack([x[0] * x[1], x[0] ** 2])
rows = [torch.autograd.grad(y[i], x, retain_graph=True)[0] for i in range(2)]
print(torch.stack(rows))
