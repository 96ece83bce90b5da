import torch, torch.nn as nn
from torch.utils.checkpoint import checkpoint
torch.manual_seed(0)
front, head = nn.Linear(2, 2), nn.Linear(2, 1)
opt = torch.optim.SGD(list(front.parameters()) + list(head.parameters()), lr=0.1)
x = torch.ones(3, 2)
for step in range(2):
    opt.zero_grad()
    hidden = checkpoint(front, x, use_reentrant=True)
    loss = head(hidden).pow(2).mean()
    loss.backward()
    opt.step()
print(front.weight.grad, head.weight.grad is not None)
