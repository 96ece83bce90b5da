import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
G = nn.Linear(2, 2); D = nn.Linear(2, 1); og = torch.optim.SGD(G.parameters(), 0.1); od = torch.optim.SGD(D.parameters(), 0.1)
for step in range(3):
    z = torch.randn(8, 2); real = torch.randn(8, 2) + 2; fake = G(z)
    od.zero_grad()
    d = F.binary_cross_entropy_with_logits(D(real), torch.ones(8, 1)) + F.binary_cross_entropy_with_logits(D(fake.detach()), torch.zeros(8, 1))
    d.backward(); od.step()
    og.zero_grad(); g = F.binary_cross_entropy_with_logits(D(fake), torch.ones(8, 1)); g.backward(); og.step()
print(d.item() > 0, g.item() > 0)
