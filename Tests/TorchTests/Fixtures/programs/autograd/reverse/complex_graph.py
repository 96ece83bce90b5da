import torch
torch.manual_seed(0)
x = torch.randn(4, 3, requires_grad=True)
W = torch.randn(3, 3, requires_grad=True)
h = x
for _ in range(4):
    h = torch.tanh(h @ W) + 0.1 * h
    h[0].mul_(0.5)
parts = h.unbind(1)
out = parts[0] * parts[1] + parts[2].exp()
out.sum().backward()
print(x.grad)
print(W.grad)
