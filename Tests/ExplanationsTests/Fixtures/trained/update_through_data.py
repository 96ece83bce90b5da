import torch
w = torch.zeros(2, 1, requires_grad=True); b = torch.zeros(1, requires_grad=True)
X = torch.randn(100, 2); y = X @ torch.tensor([[2.], [-3.]]) + 4
for epoch in range(10):
    l = (((X @ w + b) - y) ** 2) / 2
    loss = l.mean()
    loss.backward()
    for p in [w, b]:
        p.data -= 0.3 * p.grad.data
        p.grad.data.zero_()
