import torch
torch.manual_seed(0)
w = torch.randn(2, requires_grad=True)
m = torch.zeros(2); s = torch.zeros(2)
x = torch.ones(2)
for i in range(1, 60):
    loss = ((w * x - 1) ** 2).sum()
    w.grad = None
    loss.backward()
    with torch.no_grad():
        m = 0.9 * m + 0.1 * w.grad
        s = 0.99 * s + 0.01 * w.grad ** 2
        w -= 0.01 * (m / (1 - 0.9 ** i)) / ((s / (1 - 0.99 ** i)).sqrt() + 1e-8)
loss = ((w * x - 1) ** 2).sum()
loss.backward()
