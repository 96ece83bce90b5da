import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.Linear(2, 1)
opt = torch.optim.SGD(m.parameters(), 0.1)
x = torch.ones(4, 2); y = torch.zeros(4, 1)
for epoch in range(4):
    loss = F.mse_loss(m(x), y)
    opt.zero_grad(); loss.backward()
    opt.step()
print(m.weight.grad)
