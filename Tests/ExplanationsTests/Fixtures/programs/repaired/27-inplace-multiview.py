import torch, torch.nn as nn, torch.nn.functional as F
x = torch.ones(2, 2, requires_grad=True) * 1
for i in range(2): x[i] *= 2
print(x)
