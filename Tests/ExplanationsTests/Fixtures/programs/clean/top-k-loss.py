import torch, torch.nn as nn, torch.nn.functional as F
l = torch.tensor([0.1, 3., 2.], requires_grad=True)
v, i = l.topk(2); v.mean().backward(); print(l.grad, i)
