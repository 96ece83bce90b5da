import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(4, 2); opt = torch.optim.SGD(m.parameters(), 0.05, momentum=0.9, weight_decay=1e-4)
x = torch.randn(16, 4); y = torch.randn(16, 2)
for step in range(10):
    opt.zero_grad(); loss = F.mse_loss(m(x), y); loss.backward(); opt.step()
print(loss.item() < 2)
