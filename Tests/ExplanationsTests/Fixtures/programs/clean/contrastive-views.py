import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
enc = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))
opt = torch.optim.Adam(enc.parameters(), 1e-2)
x = torch.randn(6, 4)
for step in range(3):
    a, b = x + 0.1 * torch.randn_like(x), x + 0.1 * torch.randn_like(x)
    za, zb = F.normalize(enc(a), dim=1), F.normalize(enc(b), dim=1)
    logits = za @ zb.t() / 0.5
    loss = F.cross_entropy(logits, torch.arange(6))
    opt.zero_grad(); loss.backward(); opt.step()
print(loss.item() > 0)
