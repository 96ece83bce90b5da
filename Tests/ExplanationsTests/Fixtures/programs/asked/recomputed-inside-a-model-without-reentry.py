# asked: model.b.weight, model.a.weight
import torch, torch.nn as nn, torch.nn.functional as F
from torch.utils.checkpoint import checkpoint
torch.manual_seed(0)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 3)
        self.b = nn.Linear(3, 3)
        self.c = nn.Linear(3, 1)
    def block(self, h):
        return torch.tanh(self.b(h))
    def forward(self, x):
        h = self.a(x)
        h = checkpoint(self.block, h, use_reentrant=False)
        return self.c(h)
model = Net()
x = torch.ones(1, 2)
loss = model(x).pow(2).sum()
loss.backward()
