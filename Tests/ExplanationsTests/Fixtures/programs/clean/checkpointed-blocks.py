import torch
import torch.nn as nn
from torch.utils.checkpoint import checkpoint, checkpoint_sequential

torch.manual_seed(0)
blocks = nn.ModuleList([nn.Sequential(nn.Linear(6, 6), nn.Tanh()) for _ in range(4)])
embed = nn.Embedding(5, 6)
seq = nn.Sequential(nn.Linear(6, 6), nn.ReLU(), nn.Linear(6, 6), nn.ReLU())
opt = torch.optim.Adam([*blocks.parameters(), *embed.parameters(), *seq.parameters()], 1e-2)
for step in range(2):
    x = embed(torch.randint(0, 5, (8,)))
    for block in blocks:
        x = checkpoint(block, x, use_reentrant=False)
    x = checkpoint_sequential(seq, 2, x, use_reentrant=False)
    loss = x.pow(2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(round(loss.item(), 5), all(p.grad is not None for p in blocks.parameters()))
