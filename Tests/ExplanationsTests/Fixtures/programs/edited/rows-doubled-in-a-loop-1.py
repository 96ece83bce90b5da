import torch
w = torch.ones(2, 2, requires_grad=True)
x = w * 1
for _i in range(len(x)):
    x[_i] *= 2
x.sum().backward()
