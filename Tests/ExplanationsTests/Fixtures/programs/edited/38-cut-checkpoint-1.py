import torch, torch.nn as nn, torch.nn.functional as F
from torch.utils.checkpoint import checkpoint
m = nn.Linear(2, 1); x = torch.ones(1, 2)
y = checkpoint(m, x, use_reentrant=False); print(y.requires_grad)
y = checkpoint(m, x, use_reentrant=False); print(y.requires_grad)
