import torch, torch.nn as nn, torch.nn.functional as F
a = torch.tensor(1.0, requires_grad=True); b = torch.tensor(2.0, requires_grad=True)
oa = torch.optim.SGD([a], 0.1); ob = torch.optim.SGD([b], 0.1)
for step in range(3):
    oa.zero_grad(); ((a * b.detach() - 1) ** 2).backward(); oa.step()
    ob.zero_grad(); ((a.detach() * b - 1) ** 2).backward(); ob.step()
print(round(a.item() * b.item(), 3))
