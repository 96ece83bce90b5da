import torch, torch.nn as nn, torch.nn.functional as F
z = torch.tensor([[10., 0., 0.]], requires_grad=True); t = torch.tensor([0])
a = F.cross_entropy(z, t); ga, = torch.autograd.grad(a, z)
b = F.cross_entropy(z.softmax(1), t); gb, = torch.autograd.grad(b, z)
print(a.item(), ga); print(b.item(), gb)
z2 = torch.tensor([[-10., 10., 0.]], requires_grad=True)
for f in (lambda z: z, lambda z: z):
    l = F.cross_entropy(f(z2), t); print(l.item(), torch.autograd.grad(l, z2)[0])
