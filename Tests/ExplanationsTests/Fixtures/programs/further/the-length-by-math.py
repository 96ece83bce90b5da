import math
import torch
v = torch.tensor([3.0, 4.0], requires_grad=True)
scale = torch.tensor(1.0, requires_grad=True)
length = math.sqrt((v ** 2).sum())
loss = scale * length
loss.backward()
print(v.grad, scale.grad)
