import torch, torch.nn as nn, torch.nn.functional as F; from torch.func import functional_call; x = torch.ones(4, 2)
model = nn.Linear(2, 1)
v = torch.tensor([1., 2., 3.], requires_grad=True)
pieces = {"weight": v[0:2].view(1, 2), "bias": v[2:3]}
y = functional_call(model, pieces, (x,))
loss = F.mse_loss(y, torch.zeros(4, 1))
torch.autograd.grad(loss, v)
