import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True)
with torch.no_grad(): c = torch.ones(1)
(w * c).backward()
