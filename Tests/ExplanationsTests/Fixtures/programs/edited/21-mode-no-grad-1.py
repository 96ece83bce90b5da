import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True); v = torch.tensor(1.0, requires_grad=True)

def feature(): return w * 3
loss = (feature() * v) ** 2; loss.backward(); print(w.grad, v.grad)
