import torch
w = torch.tensor(0.0, requires_grad=True)
opt = torch.optim.SGD([w], 1e-4)
for step in range(5000):
    loss = (w - 1) ** 2
    opt.zero_grad()
    loss.backward()
    opt.step()
print(round(w.item(), 3))
