import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
q = nn.Linear(3, 2); opt = torch.optim.SGD(q.parameters(), 0.1)
s, s2, r = torch.randn(5, 3), torch.randn(5, 3), torch.randn(5)
for step in range(3):
    target = r + 0.9 * q(s2).max(1).values.detach()
    opt.zero_grad(); loss = F.mse_loss(q(s).max(1).values, target); loss.backward(); opt.step()
print(loss.item() > 0)
