import torch, torch.nn as nn
G = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 1)); D = nn.Sequential(nn.Linear(1, 8), nn.LeakyReLU(0.2), nn.Linear(8, 1))
og = torch.optim.Adam(G.parameters(), 1e-3); od = torch.optim.Adam(D.parameters(), 1e-3)
bce = nn.BCEWithLogitsLoss()
for i in range(10):
    real = torch.randn(16, 1) * 0.5 + 2
    fake = G(torch.randn(16, 2))
    dl = bce(D(real), torch.ones(16, 1)) + bce(D(fake.detach()), torch.zeros(16, 1))
    od.zero_grad(); dl.backward(); od.step()
    loss = bce(D(fake), torch.ones(16, 1))
    og.zero_grad(); loss.backward(); og.step()
