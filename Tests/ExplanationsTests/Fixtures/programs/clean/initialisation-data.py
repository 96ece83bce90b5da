import torch, torch.nn as nn, torch.nn.functional as F
m = nn.Linear(3, 2)
m.weight.data.fill_(0.5); m.bias.data.zero_()
m(torch.ones(1, 3)).sum().backward(); print(m.weight.grad)
