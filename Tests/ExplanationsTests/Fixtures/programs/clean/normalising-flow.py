import torch
import torch.nn as nn

torch.manual_seed(0)


class Coupling(nn.Module):
    def __init__(self, flip):
        super().__init__()
        self.flip = flip
        self.s = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1), nn.Tanh())
        self.t = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1))

    def forward(self, x):
        a, b = x.chunk(2, dim=1)
        if self.flip:
            a, b = b, a
        s = self.s(a)
        b = b * torch.exp(s) + self.t(a)
        out = torch.cat([b, a] if self.flip else [a, b], dim=1)
        return out, s.sum(1)


flow = nn.ModuleList([Coupling(i % 2 == 1) for i in range(4)])
prior = torch.distributions.MultivariateNormal(torch.zeros(2), torch.eye(2))
opt = torch.optim.Adam(flow.parameters(), 1e-2)
for step in range(4):
    z = torch.randn(32, 2) * torch.tensor([2.0, 0.5]) + 1
    logdet = torch.zeros(32)
    for layer in flow:
        z, d = layer(z)
        logdet = logdet + d
    loss = -(prior.log_prob(z) + logdet).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(round(loss.item(), 3))
