import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(2, 1); x = torch.randn(4, 2); x += 0.1 * torch.randn(4, 2)
m(x).pow(2).mean().backward(); print(m.weight.grad is not None)
