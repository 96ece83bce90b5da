import torch
w = torch.tensor([1.0, 2.0], requires_grad=True)
b = torch.tensor(0.5, requires_grad=True)
numbers = (w * 3)
loss = (numbers).sum() * b
loss.backward()
print(w.grad, b.grad)
