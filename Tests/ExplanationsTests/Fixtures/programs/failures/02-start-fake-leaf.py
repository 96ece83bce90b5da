import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True); opt = torch.optim.SGD([w], 0.1)
loss = (w.detach() * 3) ** 2
loss.requires_grad_(True)          # "makes the error go away"
loss.backward(); opt.step()
print(w.grad, w, loss.grad)
