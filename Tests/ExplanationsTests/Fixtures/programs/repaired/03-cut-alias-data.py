import torch, torch.nn as nn, torch.nn.functional as F
from torch.func import functional_call
from torch.nn.utils import parameters_to_vector
m = nn.Linear(2, 1)
v = parameters_to_vector(m.parameters()).detach().clone().requires_grad_(True)
pieces = {"weight": v[0:2].view(1, 2), "bias": v[2:3]}
loss = F.mse_loss(functional_call(m, pieces, (torch.ones(4, 2),)), torch.zeros(4, 1))
print(torch.autograd.grad(loss, v)[0].shape)
