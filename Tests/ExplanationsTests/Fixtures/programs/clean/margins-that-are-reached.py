import torch, torch.nn as nn
torch.manual_seed(0)
w = torch.zeros(2, requires_grad=True)
x = torch.tensor([[2., 1.], [-1., -2.], [3., 3.], [-2., -1.]]); y = torch.tensor([1., -1., 1., -1.])
opt = torch.optim.SGD([w], 0.5)
for step in range(6):
    loss = torch.relu(1 - y * (x @ w)).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), w)
