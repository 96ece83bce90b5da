import torch
torch.manual_seed(0)
w = torch.randn(2, requires_grad=True)
m = torch.zeros(2)
x = torch.ones(2)
for i in range(100):
    loss = ((w * x - 1) ** 2).sum()
    w.grad = None
    loss.backward()
    with torch.no_grad():
        m = 0.9 * m + w.grad
        w -= 0.01 * m
loss = ((w * x - 1) ** 2).sum()
loss.backward()
