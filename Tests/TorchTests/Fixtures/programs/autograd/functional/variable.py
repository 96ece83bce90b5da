import torch
from torch.autograd import Variable
x = Variable(torch.ones(2), requires_grad=True)
print(type(x), isinstance(x, torch.Tensor), x)
(x * 2).sum().backward()
print(x.grad)
v = Variable(torch.zeros(1))
print(v.requires_grad)
