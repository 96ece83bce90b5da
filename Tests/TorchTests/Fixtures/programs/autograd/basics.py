import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = (x ** 2 + 3 * x).sum()
print(y, type(y.grad_fn).__name__, y.grad_fn.name())
y.backward()
print(x.grad)
y = (x * x).sum()
y.backward()
print(x.grad)
x.grad.zero_()
print(x.grad)
x.grad = None
z = x.exp().log() * x / 2 - 1
print(z, z.requires_grad, z.is_leaf)
g, = torch.autograd.grad(z.sum(), x, create_graph=True)
print(g)
print(torch.autograd.grad(g.sum(), x))
try:
    (x * 2).backward()
except RuntimeError as e:
    print(e)
(x * 2).backward(torch.tensor([1.0, 0.1, 0.01]))
print(x.grad)
y = (x * x).sum()
y.backward(retain_graph=True)
y.backward()
try:
    y.backward()
except RuntimeError as e:
    print(e)
try:
    torch.ones(2).sum().backward()
except RuntimeError as e:
    print(e)
with torch.no_grad():
    w = x * 2
print(w, w.requires_grad)
d = x.detach()
print(d, d.requires_grad, d.data_ptr() == x.data_ptr())
print(x.data)
