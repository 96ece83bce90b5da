import torch
w = torch.tensor(2.0, requires_grad=True)
loss = (w.detach() * 3) ** 2
while loss.requires_grad: print("x" * 100000)
loss.backward()
