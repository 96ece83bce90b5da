import torch
import torch.nn as nn

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 16), nn.SiLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(net.parameters(), 1e-3)


def sample(net, n, steps=5):
    x = torch.randn(n, 2)
    for p in net.parameters():
        p.requires_grad = False
    x.requires_grad = True
    for _ in range(steps):
        out = -net(x)
        out.sum().backward()
        x.data.add_(-0.1 * x.grad.data)
        x.grad.detach_()
        x.grad.zero_()
        x.data.clamp_(min=-3.0, max=3.0)
    for p in net.parameters():
        p.requires_grad = True
    return x.detach()


for step in range(3):
    real = torch.randn(16, 2) * 0.5 + 1
    fake = sample(net, 16)
    out_r, out_f = net(real), net(fake)
    loss = (out_f.mean() - out_r.mean()) + 0.1 * (out_r ** 2 + out_f ** 2).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(round(loss.item(), 4))
