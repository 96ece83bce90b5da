import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
x = torch.randn(20, 3); y = (x[:, 0] > 0).long()
m = nn.Linear(3, 2); opt = torch.optim.SGD(m.parameters(), 0.5)
for step in range(20):
    opt.zero_grad(); logits = m(x); loss = F.cross_entropy(logits, y); loss.backward(); opt.step()
accuracy = (logits.argmax(1) == y).float().mean().item()
print(accuracy > 0.8)
