import torch, torch.nn as nn, torch.nn.functional as F
x = torch.zeros(2, requires_grad=True)
print(torch.autograd.grad(torch.linalg.vector_norm(x + 1), x)[0].tolist())
y = torch.zeros(2, requires_grad=True)
print(torch.autograd.grad(((y ** 2).sum() + 1e-12).sqrt() + y.sum(), y)[0].tolist())
