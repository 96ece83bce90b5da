import torch
w = torch.tensor(2.0, requires_grad=True)
loss = (w.detach() * 3) ** 2
while loss.requires_grad: pass
loss.backward()
