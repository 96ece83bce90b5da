import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(3, 2)
nn.init.normal_(m.weight, 0., 0.1); nn.init.zeros_(m.bias)
m(torch.ones(1, 3)).sum().backward(); print(m.bias.grad)
