import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
G = nn.Linear(2, 2); D = nn.Linear(2, 1)
og = torch.optim.Adam(G.parameters(), 1e-3); od = torch.optim.Adam(D.parameters(), 1e-3)
for i in range(2):
    real, fake = torch.randn(4, 2), G(torch.randn(4, 2))
    d = F.binary_cross_entropy_with_logits(D(real), torch.ones(4, 1)) + F.binary_cross_entropy_with_logits(D(fake.detach()), torch.zeros(4, 1))
    od.zero_grad(); d.backward(); od.step()
    g = F.binary_cross_entropy_with_logits(D(fake), torch.ones(4, 1))
    og.zero_grad(); g.backward(); og.step()
print('ok')
