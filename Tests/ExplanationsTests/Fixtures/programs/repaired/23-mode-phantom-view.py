import torch, torch.nn as nn, torch.nn.functional as F
v = torch.tensor([1., 2., 3.], requires_grad=True)
w = v[:2]
print(w.requires_grad, w.is_leaf)
loss = (w ** 2).sum(); loss.backward()
print(v.grad)
