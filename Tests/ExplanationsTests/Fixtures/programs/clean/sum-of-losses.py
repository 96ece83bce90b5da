import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(1.0, requires_grad=True)
losses = [(w * k - 1) ** 2 for k in range(4)]
total = sum(losses); total.backward(); print(w.grad)
