import torch, torch.nn as nn, torch.nn.functional as F
s = torch.tensor([0.5, 2.0, -1.0], requires_grad=True)
m = 1 - s; loss = (m * (m > 0)).sum(); loss.backward(); print(s.grad)
