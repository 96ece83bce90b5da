import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True); h = w * 3; seen = []
h.register_hook(lambda g: seen.append(g.item()))
(h ** 2).backward(); print(w.grad, seen)
