# asked: g
import torch
w = torch.tensor([1.0, -2.0], requires_grad=True)
g = torch.tensor([0.5, 0.5], requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
w.grad = g * 2
opt.step()
loss = (w ** 2).sum()
loss.backward()
print(g.grad)
