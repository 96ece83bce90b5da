import torch, torch.nn as nn, torch.nn.functional as F
class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Linear(8, 6); self.mu = nn.Linear(6, 2); self.lv = nn.Linear(6, 2); self.dec = nn.Sequential(nn.Linear(2, 6), nn.ReLU(), nn.Linear(6, 8))
    def forward(self, x):
        h = F.relu(self.enc(x)); mu, lv = self.mu(h), self.lv(h)
        z = mu + torch.exp(0.5 * lv) * torch.randn_like(mu)
        return self.dec(z), mu, lv
m = VAE(); opt = torch.optim.Adam(m.parameters())
x = torch.randn(16, 8)
for i in range(5):
    r, mu, lv = m(x)
    loss = F.mse_loss(r, x) - 0.5 * torch.mean(1 + lv - mu ** 2 - lv.exp())
    opt.zero_grad(); loss.backward(); opt.step()
