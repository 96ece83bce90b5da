import torch, torch.nn as nn, torch.nn.functional as F
class Net(nn.Module):
    def __init__(self):
        super().__init__(); self.a = nn.Linear(2, 2); self.b = nn.Linear(2, 1); self.order = [self.a, self.b]
    def forward(self, x):
        for layer in self.order: x = layer(x)
        return x
net = Net(); net(torch.ones(1, 2)).sum().backward(); print(net.a.weight.grad is not None)
