import torch
from torch.func import grad

start = torch.tensor([1.0, 2.0])
loss = lambda v: (v ** 3).sum()
w = torch.tensor([1.0, 2.0], requires_grad=True)
(w * w + w).sum().backward()
print(grad(lambda v: loss(v - 0.1 * grad(lambda u: loss(u))(v)))(start))
print(grad(lambda v: (v * v + v * v).sum())(w.detach()))
w.grad = None
(w * w).sum().backward()
print(w.grad)
