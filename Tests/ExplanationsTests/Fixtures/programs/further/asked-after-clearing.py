import torch, torch.nn as nn, torch.nn.functional as F
from torch.nn.utils import vector_to_parameters
hyper, model = nn.Linear(2, 3, bias=False), nn.Linear(2, 1)
x, y = torch.ones(4, 2), torch.zeros(4, 1)
hyper(torch.ones(2)).sum().backward()
hyper.zero_grad()
vector_to_parameters(hyper(torch.ones(2)), model.parameters())
loss = F.mse_loss(model(x), y)
loss.backward()
print(hyper.weight.grad)
