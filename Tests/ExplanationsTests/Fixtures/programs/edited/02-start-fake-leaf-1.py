import torch, torch.nn as nn, torch.nn.functional as F
w = torch.tensor(2.0, requires_grad=True); opt = torch.optim.SGD([w], 0.1)
loss = (w * 3) ** 2
pass
loss.backward(); opt.step()
print(w.grad, w, loss.grad)
