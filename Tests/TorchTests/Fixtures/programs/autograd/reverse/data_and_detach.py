import torch
x = torch.tensor([1., 2.], requires_grad=True)
d = x.detach()
d[0] = 10
print(x, x._version, d._version)
e = x.data
e[1] = 20
print(x, x._version, e._version)
y = x * 2
y.data.zero_()
print(y)
y.sum().backward()
print(x.grad)
z = (x * 2).detach()
print(z.requires_grad, z._is_view(), x.detach()._is_view(), z._base)
s = x.exp()
q = s.detach()
q.zero_()
try:
    s.sum().backward()
except RuntimeError as err:
    print(err)
x.grad = None
s = (x / 10).exp()
s.data.zero_()
s.sum().backward()
print(x.grad)
p = x.detach().requires_grad_()
print(p is x, p.data_ptr() == x.data_ptr(), p.is_leaf)
x.data = torch.tensor([5., 6., 7.])
print(x, x.shape, x._version)
try:
    x.data = 3
except Exception as err:
    print(type(err).__name__, err)
t = torch.ones(2)
t.data = torch.zeros(3)
print(t)
