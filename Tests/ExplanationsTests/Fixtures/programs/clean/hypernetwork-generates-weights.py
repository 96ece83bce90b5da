import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class HyperNet(nn.Module):
    def __init__(self, z_dim=3, hidden=8):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(z_dim, hidden), nn.Tanh())
        self.w = nn.Linear(hidden, 2 * 4)
        self.b = nn.Linear(hidden, 2)

    def forward(self, z):
        h = self.body(z)
        return self.w(h).view(2, 4), self.b(h)


hyper = HyperNet()
opt = torch.optim.Adam(hyper.parameters(), lr=1e-2)
embedding = torch.randn(3)
for step in range(4):
    w, b = hyper(embedding)
    x = torch.randn(16, 4)
    target = x[:, :2] * 2 - 1
    loss = F.mse_loss(F.linear(x, w, b), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(f"{loss.item():.4f}")
