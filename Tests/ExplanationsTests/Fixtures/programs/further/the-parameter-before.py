import torch, torch.nn as nn
model = nn.Linear(1, 1, bias=False)
old = model.weight
model.weight = nn.Parameter(torch.ones(1, 1))
loss = model(torch.ones(1, 1)).sum()
torch.autograd.grad(loss, old)
