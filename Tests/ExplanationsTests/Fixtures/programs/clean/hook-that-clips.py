import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor([1., 2.], requires_grad=True); w.register_hook(lambda g: g.clamp(-1, 1))
(w ** 2).sum().backward(); print(w.grad)
