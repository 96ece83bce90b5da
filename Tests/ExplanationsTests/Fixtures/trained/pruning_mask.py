import torch
import torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(4, 1)
mask = torch.tensor([[1., 0., 1., 0.]])
opt = torch.optim.SGD(m.parameters(), 0.1)
x = torch.randn(8, 4); y = torch.randn(8, 1)
for i in range(20):
    opt.zero_grad(); F.mse_loss(m(x), y).backward(); opt.step()
    m.weight.data *= mask
    m.weight.data = m.weight.data * mask
loss = F.mse_loss(m(x), y)
loss.backward()
