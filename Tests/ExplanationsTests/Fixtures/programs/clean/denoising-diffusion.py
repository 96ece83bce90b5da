import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
T = 10
betas = torch.linspace(1e-4, 0.2, T)
alphas_bar = torch.cumprod(1 - betas, dim=0)


class Noise(nn.Module):
    def __init__(self):
        super().__init__()
        self.time = nn.Embedding(T, 8)
        self.inp, self.out = nn.Linear(2, 8), nn.Linear(8, 2)

    def forward(self, x, t):
        return self.out(F.silu(self.inp(x) + self.time(t)))


model = Noise()
opt = torch.optim.AdamW(model.parameters(), lr=1e-2)
for step in range(5):
    x0 = torch.randn(16, 2) * 0.3 + 1
    t = torch.randint(0, T, (16,))
    noise = torch.randn_like(x0)
    ab = alphas_bar[t].unsqueeze(1)
    xt = ab.sqrt() * x0 + (1 - ab).sqrt() * noise
    loss = F.mse_loss(model(xt, t), noise)
    opt.zero_grad(set_to_none=True)
    loss.backward()
    opt.step()


@torch.no_grad()
def sample(n):
    x = torch.randn(n, 2)
    for i in reversed(range(T)):
        t = torch.full((n,), i, dtype=torch.long)
        eps = model(x, t)
        a = 1 - betas[i]
        x = (x - betas[i] / (1 - alphas_bar[i]).sqrt() * eps) / a.sqrt()
        if i > 0:
            x = x + betas[i].sqrt() * torch.randn_like(x)
    return x


print(round(loss.item(), 4), sample(3).shape)
