import torch, torch.nn as nn, torch.nn.functional as F
class Scale(nn.Module):
    def __init__(self):
        super().__init__(); self.s = nn.Parameter(torch.ones(2)); self.t = nn.Parameter(torch.zeros(2))
    def forward(self, x): return x * self.s + self.t
m = Scale(); m(torch.ones(3, 2)).pow(2).sum().backward(); print(m.s.grad, m.t.grad)
