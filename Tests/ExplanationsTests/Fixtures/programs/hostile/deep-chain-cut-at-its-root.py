import torch
w = torch.tensor(1.0, requires_grad=True)
x = w.detach()
v = torch.tensor(1.0, requires_grad=True)
for i in range(30000):
    x = x + v
x.backward()
print(w.grad, v.grad)
