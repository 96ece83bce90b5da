import torch, torch.nn as nn, torch.nn.functional as F
m = nn.Linear(100, 100); total = 0
for i in range(3):
    loss = m(torch.ones(1, 100)).pow(2).sum(); loss.backward(); total = total + loss.detach()
print(total.requires_grad, type(total.grad_fn).__name__)     # use total += loss.item()
