import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils import parameters_to_vector, vector_to_parameters

m = nn.Linear(2, 1)
v = parameters_to_vector(m.parameters()).detach().clone().requires_grad_(True)
vector_to_parameters(v, m.parameters())
print(m.weight.data_ptr() == v.data_ptr(), m.bias.data_ptr() == v.data_ptr() + 8)
with torch.no_grad():
    v.copy_(torch.tensor([1.0, 2.0, 3.0]))
print(m.weight, m.bias)
loss = F.mse_loss(m(torch.ones(4, 2)), torch.zeros(4, 1))
loss.backward()
print(loss, m.weight.grad, m.bias.grad, v.grad)
print(m.weight._version, v._version)
try:
    vector_to_parameters([1.0], m.parameters())
except TypeError as e:
    print(e)
