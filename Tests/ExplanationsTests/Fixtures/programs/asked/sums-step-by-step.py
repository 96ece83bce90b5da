# asked:
import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(1.0, requires_grad=True)
for i in range(3):
    (w * 2).backward()
    print(w.grad.item())
