import torch, torch.nn as nn
torch.manual_seed(0)
m = nn.Linear(3, 2)
m.weight.data = m.weight.data * 0.1
m.bias.data = torch.zeros(2)
m.weight.data = m.weight.data - m.weight.data.mean()
opt = torch.optim.SGD(m.parameters(), 0.1)
for step in range(3):
    loss = m(torch.ones(4, 3)).pow(2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
print(round(loss.item(), 5))
