import torch
import torch.nn as nn
from torch.nn.utils.parametrizations import spectral_norm, weight_norm
import torch.nn.utils.parametrize as parametrize

torch.manual_seed(0)


class Symmetric(nn.Module):
    def forward(self, X):
        return X.triu() + X.triu(1).transpose(-1, -2)


net = nn.Sequential(spectral_norm(nn.Linear(4, 4)), nn.Tanh(), weight_norm(nn.Linear(4, 4)), nn.Tanh(), nn.Linear(4, 4))
parametrize.register_parametrization(net[4], "weight", Symmetric())
opt = torch.optim.SGD(net.parameters(), lr=0.1)
for step in range(3):
    loss = (net(torch.randn(8, 4)) - 1).pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(torch.allclose(net[4].weight, net[4].weight.T), len(list(net.parameters())), round(loss.item(), 3))
