import torch
from torch.utils.checkpoint import checkpoint
torch.manual_seed(0)
x = torch.ones(6, requires_grad=True)
drop = torch.nn.Dropout(0.5)
for reentrant in (True, False):
    x.grad = None
    y = checkpoint(drop, x, use_reentrant=reentrant)
    y.sum().backward()
    print(y, x.grad, torch.rand(1))
try:
    y.sum().backward()
except RuntimeError as e:
    print(str(e)[:40])
