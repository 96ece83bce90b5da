import torch
torch.manual_seed(0)
X = torch.randn(20, 3); y = X @ torch.tensor([1., 0., -2.])
w = torch.zeros(3, requires_grad=True)
for step in range(20):
    loss = ((X @ w - y) ** 2).mean() + 0.05 * w.abs().sum()
    loss.backward()
    with torch.no_grad():
        w -= 0.1 * w.grad
        w.grad.zero_()
print([round(v, 1) for v in w.tolist()])
