import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([3., 2., 1.], requires_grad=True); g = lambda y: torch.autograd.grad(y, x)[0].tolist()
print("max()", g(x.max()), "amax", g(x.amax()))
z = torch.tensor(0.5, requires_grad=True)
print(torch.autograd.grad(F.relu(z), z)[0].item())
