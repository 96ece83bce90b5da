import torch, torch.nn as nn
torch.manual_seed(0)
model = nn.Linear(2, 1)
vector = torch.cat([p.reshape(-1) for p in model.parameters()])
loss = model(torch.ones(3, 2)).pow(2).mean()
_gradient = torch.cat([g.reshape(-1) for g in torch.autograd.grad(loss, list(model.parameters()))])
