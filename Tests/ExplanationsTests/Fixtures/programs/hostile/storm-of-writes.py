import torch
w = torch.ones(8, requires_grad=True)
x = w * 1
views = [x[i:i + 2] for i in range(6)]
for i in range(3000):
    views[i % 6] *= 1.0001
    x.data.mul_(1.0)
x.sum().backward()
print(w.grad.shape)
