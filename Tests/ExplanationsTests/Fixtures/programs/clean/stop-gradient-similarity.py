import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
f = nn.Linear(3, 2); h = nn.Linear(2, 2); x1, x2 = torch.randn(4, 3), torch.randn(4, 3)
z1, z2 = f(x1), f(x2)
loss = -(F.cosine_similarity(h(z1), z2.detach()).mean() + F.cosine_similarity(h(z2), z1.detach()).mean()) / 2
loss.backward(); print(f.weight.grad is not None)
