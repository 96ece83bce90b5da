import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(6, 1); c = torch.tensor([-1., 0., 1.], requires_grad=True)
d = (x - c).pow(2).min(1).values.mean(); d.backward(); print(c.grad.shape)
