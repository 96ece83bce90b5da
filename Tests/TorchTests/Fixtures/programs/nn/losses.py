import torch
from torch import nn
import torch.nn.functional as F

x = torch.tensor([[0.5, -1.0, 2.0], [1.5, 0.0, -0.5]], requires_grad=True)
t = torch.tensor([2, 0])
loss = F.cross_entropy(x, t)
print(loss, loss.item())
loss.backward()
print(x.grad)
print(nn.CrossEntropyLoss()(x, t), nn.CrossEntropyLoss(reduction="sum")(x, t), F.cross_entropy(x, t, reduction="none"))
print(F.log_softmax(x, dim=1), F.softmax(x, dim=-1), F.nll_loss(F.log_softmax(x, 1), t))
y = torch.zeros(2, 3)
for f in (F.mse_loss, F.l1_loss, F.smooth_l1_loss):
    print(f(x, y), f(x, y, reduction="sum"))
print(nn.MSELoss(reduction="none")(x, y))
print(F.relu(x), torch.relu(x), x.relu(), torch.tanh(x), torch.sigmoid(x))
try:
    nn.MSELoss()(torch.ones(2), torch.ones(3))
except RuntimeError as e:
    print(e)
