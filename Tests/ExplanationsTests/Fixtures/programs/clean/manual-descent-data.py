import torch, torch.nn as nn, torch.nn.functional as F
w = torch.ones(3, requires_grad=True)
for step in range(5):
    loss = (w ** 2).sum()
    loss.backward()
    w.data -= 0.1 * w.grad
    w.grad = None
print(w)
