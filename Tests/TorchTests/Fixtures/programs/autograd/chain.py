import torch

x = torch.tensor(1.0, requires_grad=True)
y = x
for i in range(200000):
    y = y * 1.0
print(y)
y.backward()
print(x.grad)
del y
