import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True)
with torch.no_grad(): y = w * 3
print(y, w.grad)
