import torch, torch.nn as nn, torch.nn.functional as F
v = torch.tensor([1., 2., 3.], requires_grad=True)
y = F.linear(torch.ones(4, 2), v[0:2].view(1, 2), v[2:3])
y.sum().backward()
print(v.grad)
