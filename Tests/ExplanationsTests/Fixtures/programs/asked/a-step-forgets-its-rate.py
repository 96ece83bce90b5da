# asked: lr
import torch
w = torch.tensor([1.0, -2.0], requires_grad=True)
lr = torch.tensor(0.1, requires_grad=True)
opt = torch.optim.SGD([w], lr=lr)
loss = (w ** 2).sum()
loss.backward(create_graph=True)
opt.step()
meta = (w ** 2).sum()
meta.backward()
print(lr.grad)
