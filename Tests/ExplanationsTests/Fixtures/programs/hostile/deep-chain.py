import torch
w = torch.tensor(1.0, requires_grad=True)
x = w
for i in range(30000):
    x = x * 1.0001
x.backward()
print(w.grad.item() > 2)
