import torch
torch.manual_seed(0)
w = torch.randn(2, requires_grad=True)
opt = torch.optim.SGD([w], 0.1)
x = torch.ones(2)
for i in range(30):
    opt.zero_grad()
    loss = ((w * x - 1) ** 2).sum()
    loss.backward()
    opt.step()
    w.data = w.data / w.data.norm()
loss = ((w * x - 1) ** 2).sum()
loss.backward()
