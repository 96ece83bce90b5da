import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
a = nn.Linear(3, 3); b = nn.Linear(3, 3).requires_grad_(False); c = nn.Linear(3, 1)
x = torch.randn(4, 3); loss = c(torch.tanh(b(a(x)))).sum(); loss.backward()
print(a.weight.grad is not None, b.weight.grad, c.weight.grad is not None)
