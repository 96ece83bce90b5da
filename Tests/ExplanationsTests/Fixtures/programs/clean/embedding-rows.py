import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
e = nn.Embedding(5, 3); t = torch.tensor([0, 2, 0]); e(t).sum().backward(); print(e.weight.grad[:, 0])
