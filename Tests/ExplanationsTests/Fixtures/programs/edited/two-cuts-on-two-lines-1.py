import torch
w = torch.tensor(2.0, requires_grad=True)
a = (w * 3)
b = (w + 1)
loss = a * b
loss.backward()
