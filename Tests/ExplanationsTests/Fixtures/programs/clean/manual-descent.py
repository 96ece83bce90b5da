import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(0.0, requires_grad=True)
for step in range(10):
    loss = (w - 3) ** 2
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
    w.grad = None
print(round(w.item(), 4))
