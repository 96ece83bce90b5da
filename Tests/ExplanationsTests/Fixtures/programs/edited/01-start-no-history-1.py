import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True)
loss = (w * 3) ** 2
loss.backward()
