# asked:
import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(0.0, requires_grad=True); x = torch.tensor([1., 2., 3.])
for chunk in (x[:2], x[2:]): ((w - chunk) ** 2).mean().backward()
print("two micro-batches:", w.grad.item())
w.grad = None; ((w - x) ** 2).mean().backward(); print("one batch:", w.grad.item())
