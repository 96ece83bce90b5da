import torch
torch.manual_seed(0)
w = torch.zeros(2, requires_grad=True)
x = torch.randn(16, 2); y = x.sum(1)
for step in range(4):
    for k in range(4):
        loss = ((x[4 * k:4 * k + 4] @ w - y[4 * k:4 * k + 4]) ** 2).sum() / 16
        loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
print(w)
