import torch, torch.nn as nn, torch.nn.functional as F
v = torch.tensor([3., 4.], requires_grad=True); x = torch.tensor([1., 0.])
w = nn.Parameter(v.detach().clone()); _w = w / w.norm()
(_w * x).sum().backward(); print("through .data:", w.grad)
((v / v.norm()) * x).sum().backward(); print("true:", v.grad)
