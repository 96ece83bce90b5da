import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor([1.0], requires_grad=True)
with torch.autograd.detect_anomaly(check_nan=True):
    l = torch.log(-x).sum(); l.backward()       # the loss is NaN; anomaly mode says nothing
print(l.item(), x.grad)
