import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([[1., 2.]]); w = torch.tensor([[1., 1.], [-1., -1.]], requires_grad=True)
F.relu(x @ w.t()).sum().backward(); print(w.grad)
