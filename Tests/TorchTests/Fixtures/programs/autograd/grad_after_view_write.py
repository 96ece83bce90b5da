# `grad` walks only the paths to what was asked for; a write to a view must not cut the path through the old values.
import torch
x = torch.arange(1., 7.).requires_grad_()
for write in ("add_", "sub_", "mul_", "div_", "copy_"):
    y = x * 1
    getattr(y[:3], write)(x[3:])
    print(write, torch.autograd.grad(y.sum(), x))
y = x * 1
a, b = y[:3], y[3:]
a.add_(b)
b.mul_(3)
print(torch.autograd.grad((y * torch.arange(1., 7.)).sum(), x))
y = x * 1
view = y.view(2, 3)
view[:, 1].add_(view[:, 0].sum())
print(torch.autograd.grad((y ** 2).sum(), x))
w = torch.ones(3, requires_grad=True)
y = x * 1
y[:3].mul_(w)
print(torch.autograd.grad(y.sum(), (x, w), retain_graph=True), torch.autograd.grad(y.sum(), w))
