import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([1.0], requires_grad=True)
l = torch.log(x.abs()).sum(); l.backward()
print(l.item(), x.grad)
