import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True); log = []
for step in range(3):
    loss = (w - 1) ** 2; log.append(loss.item()); loss.backward()
    with torch.no_grad(): w -= 0.1 * w.grad
    w.grad = None
    print(f"{step} {log[-1]:.4f} {float(w.detach()):.4f}")
