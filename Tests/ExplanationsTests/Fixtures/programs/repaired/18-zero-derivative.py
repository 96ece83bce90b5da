import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([0.4, 1.6], requires_grad=True)
ste = x + (x.round() - x).detach(); print("straight-through:", torch.autograd.grad(ste.sum(), x)[0])
