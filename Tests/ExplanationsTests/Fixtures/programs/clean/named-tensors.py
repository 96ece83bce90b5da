import torch, torch.nn as nn
w = torch.ones(2, requires_grad=True)
w.label = "w"; w.rate = 0.5; w.tag = 3; w.meta = {"kind": "weight"}; w.grads = []
loss = (w * 2).sum()
loss.backward()
w.grads.append(w.grad.clone())
print(w.label, w.rate, w.grads)
