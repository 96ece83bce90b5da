import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor([1., 2.], requires_grad=True); h = w * 3; h.retain_grad()
(h ** 2).sum().backward(); print(h.grad, w.grad)
