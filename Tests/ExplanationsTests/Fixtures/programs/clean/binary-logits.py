import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(20, 3); y = (x[:, :1] > 0).float()
m = nn.Linear(3, 1); opt = torch.optim.SGD(m.parameters(), 0.5)
for step in range(20):
    opt.zero_grad(); loss = F.binary_cross_entropy_with_logits(m(x), y); loss.backward(); opt.step()
print(loss.item() < 0.7)
