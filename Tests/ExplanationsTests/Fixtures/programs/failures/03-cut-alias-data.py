import torch, torch.nn as nn, torch.nn.functional as F
from torch.nn.utils import parameters_to_vector, vector_to_parameters
m = nn.Linear(2, 1)
v = parameters_to_vector(m.parameters()).detach().clone().requires_grad_(True)
vector_to_parameters(v, m.parameters())
loss = F.mse_loss(m(torch.ones(4, 2)), torch.zeros(4, 1))
print(m.weight.data_ptr() == v.data_ptr(), m.weight.is_leaf, m.weight.grad_fn)
torch.autograd.grad(loss, v)
