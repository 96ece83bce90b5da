import torch
w = torch.ones(2, 2, requires_grad=True)
x = w * 1
for row in x:
    row *= 2
x.sum().backward()
