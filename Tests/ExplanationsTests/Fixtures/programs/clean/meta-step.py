import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2., requires_grad=True)
g, = torch.autograd.grad(w ** 2, w, create_graph=True)
fast = w - 0.1 * g
print(torch.autograd.grad((fast - 1) ** 2, w)[0].item())
