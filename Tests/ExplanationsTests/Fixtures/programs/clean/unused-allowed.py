import torch, torch.nn as nn, torch.nn.functional as F
a = torch.tensor(1.0, requires_grad=True); b = torch.tensor(1.0, requires_grad=True)
print(torch.autograd.grad(a * 2, [a, b], allow_unused=True))
