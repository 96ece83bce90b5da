# asked: g, w
import torch
g = torch.tensor([0.5, 0.5], requires_grad=True)
w = torch.tensor([1.0, -2.0], requires_grad=True).clone()
opt = torch.optim.SGD([w], lr=0.1, momentum=0.9, differentiable=True)
w.grad = g
opt.step()
(w ** 2).sum().backward()
print(g.grad)
