import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
m = nn.utils.parametrizations.weight_norm(nn.Linear(3, 2))
opt = torch.optim.SGD(m.parameters(), 0.1)
for i in range(2):
    loss = m(torch.randn(4, 3)).pow(2).mean()
    opt.zero_grad(); loss.backward(); opt.step()
print('ok')
