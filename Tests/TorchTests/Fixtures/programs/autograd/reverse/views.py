import torch
x = torch.arange(6., requires_grad=True)
y = x * 1
v = y.view(2, 3)
w = v[1]
u = w[0:2]
print(v._is_view(), w._base is y, u._base is y, y._base, x._is_view())
print(v.grad_fn.name(), w.grad_fn.name(), u.grad_fn.name())
u.mul_(10)
print(y.grad_fn.name(), v.grad_fn.name(), w.grad_fn.name(), u.grad_fn.name())
print(y)
y.sum().backward()
print(x.grad)
x.grad = None
y = x * 1
v = y.view(2, 3)
y.mul_(2)
print(v.grad_fn.name(), y.grad_fn.name())
(v[0] * torch.tensor([1., 2., 3.])).sum().backward()
print(x.grad)
x.grad = None
y = x * 1
a, b = y[:3], y[3:]
a.add_(b)
b.mul_(3)
print(a.grad_fn.name(), b.grad_fn.name(), y.grad_fn.name())
(y * torch.arange(1., 7.)).sum().backward()
print(x.grad)
x.grad = None
y = x.clone()
d = y.view(2, 3).t()
d[0, 1] = 100.
y[2] = x[5] * 2
print(y)
y.sum().backward()
print(x.grad)
x.grad = None
y = x.clone()
y.view(2, 3).diagonal().mul_(7)
y[:2].add_(1)
y.sum().backward()
print(x.grad, y)
