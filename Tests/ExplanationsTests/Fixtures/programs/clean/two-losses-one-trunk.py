import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
trunk = nn.Linear(2, 2); a = nn.Linear(2, 1); b = nn.Linear(2, 1); x = torch.randn(4, 2)
h = torch.tanh(trunk(x))
a(h).pow(2).mean().backward(retain_graph=True)
b(h).pow(2).mean().backward()
print(trunk.weight.grad.shape)
