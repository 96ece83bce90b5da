import torch
w = torch.tensor(2.0, requires_grad=True)
a = (w * 3).detach()
b = (w + 1).detach()
loss = a * b
loss.backward()
