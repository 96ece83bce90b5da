import torch, torch.nn as nn, torch.nn.functional as F
x = torch.tensor(2.0, requires_grad=True); w = torch.tensor(3.0, requires_grad=True)
for cg in (False, True):
    out = w * x ** 2; w.grad = None
    g, = torch.autograd.grad(out, x, retain_graph=True, create_graph=True)
    (out + 10 * (g - 1) ** 2).backward(); print("create_graph", cg, "w.grad", w.grad.item())
