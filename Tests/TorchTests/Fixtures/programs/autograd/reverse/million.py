import torch
x = torch.tensor(0., requires_grad=True)
y = x
for _ in range(1000000):
    y = y + 1
y.backward()
print(x.grad, y)
del y
z = x.clone()
for _ in range(200000):
    z.add_(1)
z.backward()
print(x.grad)
