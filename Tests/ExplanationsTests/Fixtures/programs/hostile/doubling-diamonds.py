import torch
w = torch.tensor(1.0, requires_grad=True)
x = w
for i in range(2000):
    x = (x + x) * 0.5
y = w.detach()
for i in range(2000):
    y = (y + y * w) * 0.5
(x + y).backward()
print(w.grad.item() > 0)
