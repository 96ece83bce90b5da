# asked:
import torch
start = torch.tensor([1.0, -2.0], requires_grad=True)
lr = torch.tensor(0.1, requires_grad=True)
w = start.clone()
opt = torch.optim.SGD([w], lr=lr, momentum=0.9, differentiable=True)
for i in range(2):
    loss = (w ** 2).sum()
    w.grad = torch.autograd.grad(loss, w, create_graph=True)[0]
    opt.step()
meta = (w ** 2).sum()
meta.backward()
print(start.grad, lr.grad)
