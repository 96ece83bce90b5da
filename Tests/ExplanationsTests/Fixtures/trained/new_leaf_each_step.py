import torch
w = torch.tensor([0.0, 0.0], requires_grad=True)
X = torch.randn(10, 2); y = X @ torch.tensor([2., -3.])
for i in range(20):
    loss = ((X @ w - y) ** 2).mean()
    g, = torch.autograd.grad(loss, w)
    w = (w - 0.1 * g).detach().requires_grad_()
