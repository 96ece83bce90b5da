import sys, torch
w = torch.tensor(2.0, requires_grad=True)
loss = (w.detach() * 3) ** 2
if loss.requires_grad: sys.exit(3)
loss.backward()
