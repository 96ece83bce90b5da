import torch
w = torch.ones(4, requires_grad=True)
first, second = (w * 2).split(2)
first = first + 1
(first * second).sum().backward()
