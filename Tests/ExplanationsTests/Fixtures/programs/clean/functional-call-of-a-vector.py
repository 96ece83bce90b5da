import torch, torch.nn as nn, torch.nn.functional as F
from torch.func import functional_call
m = nn.Linear(2, 1); v = torch.tensor([1., 2., 3.], requires_grad=True)
loss = functional_call(m, {"weight": v[:2].view(1, 2), "bias": v[2:]}, (torch.ones(4, 2),)).sum(); loss.backward()
print(v.grad, [q.grad for q in m.parameters()])
