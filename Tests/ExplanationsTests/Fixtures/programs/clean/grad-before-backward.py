import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True); print(w.grad)
(w * 2).backward(); print(w.grad)
