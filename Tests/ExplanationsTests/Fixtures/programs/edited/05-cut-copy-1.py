import torch, torch.nn as nn, torch.nn.functional as F
v = torch.tensor([1., 2., 3.], requires_grad=True); m = nn.Linear(2, 1)
del m.weight; m.weight = v[0:2].view(1, 2); del m.bias; m.bias = v[2:3]
m(torch.ones(4, 2)).sum().backward()
print(m.weight.grad, m.bias.grad, v.grad)
