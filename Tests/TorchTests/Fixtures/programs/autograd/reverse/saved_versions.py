import torch
x = torch.tensor([1., 2.], requires_grad=True)
y = x.exp()
f = y.grad_fn
y.add_(1)
try:
    f._saved_result
except RuntimeError as e:
    print(e)
y = x * 2
z = y * y
y.add_(1)
try:
    z.sum().backward()
except RuntimeError as e:
    print(e)
y = x * 2
z = y + 1
y.add_(1)
z.sum().backward()
print(x.grad)
w = torch.ones(2)
z = x * w
w.add_(1)
try:
    z.sum().backward()
except RuntimeError as e:
    print(e)
w = torch.ones(2)
z = x * w
w.data.add_(1)
z.sum().backward()
print(x.grad)
with torch.no_grad():
    x.mul_(1)
print(x._version, w._version, w.data._version, w.detach()._version)
t = torch.zeros(3)
t[0] = 1
t[1:] += 1
t.view(3).mul_(2)
print(t._version, t[0]._version, t.clone()._version)
