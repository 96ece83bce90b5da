import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
from torch.utils.checkpoint import checkpoint
emb = nn.Linear(2, 4); blocks = nn.ModuleList([nn.Sequential(nn.Linear(4, 4), nn.ReLU()) for _ in range(3)]); head = nn.Linear(4, 1)
params = [*emb.parameters(), *blocks.parameters(), *head.parameters()]
opt = torch.optim.SGD(params, 0.1)
for reentrant in (True, False):
    h = emb(torch.randn(3, 2))
    for b in blocks:
        h = checkpoint(b, h, use_reentrant=reentrant)
    loss = head(h).pow(2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
print('ok')
