import torch
from torch.autograd.graph import register_multi_grad_hook
a = torch.tensor([1.], requires_grad=True)
b = torch.tensor([2.], requires_grad=True)
c, d = a * b, a + b
log = []
h = register_multi_grad_hook((a, b, c, d), lambda grads: log.append([None if g is None else g.tolist() for g in grads]))
c.sum().backward(retain_graph=True)
print(log)
(c + d).sum().backward(retain_graph=True)
print(log)
h.remove()
c.sum().backward(retain_graph=True)
print(len(log))
register_multi_grad_hook((c, d), lambda g: log.append(("any", g.tolist())), mode="any")
(c * d).sum().backward()
print(log[-1], len(log))
try:
    register_multi_grad_hook((c,), lambda g: g, mode="some")
except Exception as e:
    print(type(e).__name__, e)
