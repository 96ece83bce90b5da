import torch
import torch.nn as nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 12), nn.Softplus(), nn.Linear(12, 2))
opt = torch.optim.Adam(net.parameters(), 1e-2)
for step in range(3):
    x = (torch.randn(16, 2) * 0.7 + 1).requires_grad_(True)
    s = net(x)
    trace = torch.zeros(16)
    for i in range(2):
        trace = trace + torch.autograd.grad(s[:, i].sum(), x, create_graph=True)[0][:, i]
    loss = (trace + 0.5 * (s ** 2).sum(1)).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(round(loss.item(), 3))
