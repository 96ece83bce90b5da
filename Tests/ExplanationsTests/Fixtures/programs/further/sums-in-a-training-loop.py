import torch
w = torch.tensor(1.0, requires_grad=True)
opt = torch.optim.SGD([w], lr=0.1)
for step in range(3):
    loss = (w - 3) ** 2
    loss.backward()
    opt.step()
print(round(w.item(), 4), round(w.grad.item(), 4))
