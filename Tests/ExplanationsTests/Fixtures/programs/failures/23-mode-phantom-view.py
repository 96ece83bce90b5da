import torch, torch.nn as nn, torch.nn.functional as F
v = torch.tensor([1., 2., 3.], requires_grad=True)
with torch.no_grad(): w = v[:2]               # a VIEW made while recording is off
print(w.requires_grad, w.is_leaf, w.grad_fn)  # claims True, has no history
loss = (w ** 2).sum(); loss.backward()        # no error
print(v.grad, w.grad)
