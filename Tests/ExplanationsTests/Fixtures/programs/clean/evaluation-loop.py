import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Sequential(nn.Linear(3, 3), nn.Dropout(0.5), nn.Linear(3, 2)); opt = torch.optim.SGD(m.parameters(), 0.1)
x = torch.randn(6, 3); y = torch.tensor([0, 1, 0, 1, 0, 1])
for step in range(2):
    m.train(); opt.zero_grad(); F.cross_entropy(m(x), y).backward(); opt.step()
    m.eval()
    with torch.no_grad(): score = (m(x).argmax(1) == y).float().mean()
print(score.item() >= 0)
