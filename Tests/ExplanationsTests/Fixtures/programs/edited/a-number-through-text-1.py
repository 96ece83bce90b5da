import torch
w = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
shown = (w * 3)
loss = (shown) ** 2 + b
loss.backward()
print(w.grad, b.grad)
