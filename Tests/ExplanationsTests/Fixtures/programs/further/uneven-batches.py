import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
model = nn.Linear(2, 3)
x, y = torch.randn(5, 2), torch.tensor([0, 1, 2, 0, 1])
for start in (0, 3):
    part = F.cross_entropy(model(x[start:start + 3]), y[start:start + 3])
    part.backward()
print(model.bias.grad)
