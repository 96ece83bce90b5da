import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
import copy
model = nn.Sequential(nn.Linear(1, 3), nn.Tanh(), nn.Linear(3, 1))
meta = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.tensor([[1.], [2.]]); y = 2 * x
fast = copy.deepcopy(model)
inner = torch.optim.SGD(fast.parameters(), lr=0.1)
for k in range(2):
    inner.zero_grad()
    F.mse_loss(fast(x), y).backward()
    inner.step()
meta_loss = F.mse_loss(fast(x), y)
meta.zero_grad()
meta_loss.backward()
meta.step()
print(model[0].weight.grad)
