import math
import torch
v = torch.tensor([3.0, 4.0], requires_grad=True)
b = torch.tensor(1.0, requires_grad=True)

def length(x):
    return math.sqrt((x ** 2).sum().item())

loss = b * length(v)
loss.backward()
print(v.grad, b.grad)
