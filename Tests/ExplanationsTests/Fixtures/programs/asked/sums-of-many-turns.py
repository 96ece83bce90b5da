# asked:
import torch
u = torch.tensor([1.0, 2.0], requires_grad=True)
opt = torch.optim.SGD([u], 0.01)
for epoch in range(20):
    loss = (u * torch.tensor([1.0, 3.0])).sum()
    loss.backward()
    opt.step()
print(u.grad)
