import torch
x = torch.arange(1., 7.).requires_grad_()
y = x * 1
a = y.view(2, 3)
b = a[:, 1]
c = b[1:]
c.mul_(10)
a[0].add_(b.sum())
(y ** 2).sum().backward()
print(y, x.grad)
x.grad = None
y = x * 1
t = y.view(2, 3).t()
t[0] = (t[1] * t[2]).detach() * x[:2]
print(y.grad_fn.name(), t.grad_fn.name())
y.sum().backward()
print(x.grad)
x.grad = None
y = x * 1
s = y[::2]
y[1] = 100.
s += 1
(y * 2).sum().backward()
print(x.grad, s)
x.grad = None
z = torch.zeros(2, 3)
z[0] = x[:3]
z[:, 1] = x[4:6]
z.diagonal().add_(x[:2])
(z ** 2).sum().backward()
print(z, x.grad)
x.grad = None
e = x.view(2, 3).expand(2, 2, 3).clone()
e[0, 0] *= 2
e.sum().backward()
print(x.grad)
