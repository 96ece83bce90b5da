import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(3, 8) * 0.3)
        self.b, self.c = nn.Parameter(torch.zeros(3)), nn.Parameter(torch.zeros(8))

    def forward(self, x):
        h = torch.sigmoid(F.linear(x, self.weight, self.b))
        return F.linear(h, self.weight.t(), self.c), h


model = Tied()
opt = torch.optim.Adagrad(model.parameters(), lr=0.1)
x = torch.rand(20, 8)
rho = 0.1
for step in range(5):
    noisy = x * (torch.rand_like(x) > 0.2)
    out, h = model(noisy)
    rho_hat = h.mean(0)
    kl = (rho * torch.log(rho / rho_hat) + (1 - rho) * torch.log((1 - rho) / (1 - rho_hat))).sum()
    loss = F.mse_loss(out, x) + 0.01 * kl + 1e-3 * model.weight.abs().sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(round(loss.item(), 4))
