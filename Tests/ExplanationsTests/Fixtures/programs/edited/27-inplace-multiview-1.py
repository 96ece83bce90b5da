import torch, torch.nn as nn, torch.nn.functional as F
x = torch.ones(2, 2, requires_grad=True) * 1
for _i in range(len(x)): x[_i] *= 2
