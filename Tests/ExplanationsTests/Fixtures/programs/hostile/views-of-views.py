import torch
w = torch.ones(64, 64, requires_grad=True)
x = w * 1
v = x
for i in range(3000):
    v = v.t() if i % 2 else v.view(64, 64)
v.mul_(2)
v.sum().backward()
print(w.grad.sum())
