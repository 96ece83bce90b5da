# asked: v, w
import torch, torch.nn as nn, torch.nn.functional as F
from torch.utils.checkpoint import checkpoint
torch.manual_seed(0)
w = torch.tensor(2.0, requires_grad=True)
v = torch.tensor(3.0, requires_grad=True)
def f(a):
    return a * w.detach() * v
loss = checkpoint(f, w, use_reentrant=True)
loss.backward()
