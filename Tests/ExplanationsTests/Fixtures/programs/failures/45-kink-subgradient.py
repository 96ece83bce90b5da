import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([2., 2., 1.], requires_grad=True); g = lambda y: torch.autograd.grad(y, x)[0].tolist()
print("max()", g(x.max()), "max(dim)", g(x.max(0).values), "amax", g(x.amax()), "topk", g(x.topk(1).values.sum()))
z = torch.tensor(0., requires_grad=True); h = lambda y: torch.autograd.grad(y, z)[0].item()
print("at 0: relu", h(F.relu(z)), "clamp(min=0)", h(z.clamp(min=0)), "maximum", h(torch.maximum(z, torch.tensor(0.))), "relu6", h(F.relu6(z)), "abs", h(z.abs()))
