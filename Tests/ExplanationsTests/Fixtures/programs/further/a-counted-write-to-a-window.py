import torch, torch.nn as nn
from torch.nn.utils import vector_to_parameters
layer, flat = nn.Linear(1, 1, bias=False), torch.tensor([2.0])
vector_to_parameters(flat, layer.parameters())
x = torch.ones(1, 1, requires_grad=True)
y = x * layer.weight
with torch.no_grad():
    layer.weight.fill_(3.0)
y.sum().backward()
