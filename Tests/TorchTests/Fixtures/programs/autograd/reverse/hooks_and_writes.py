import torch
a = torch.tensor([1.], requires_grad=True).clone()
seen = {}
a.register_hook(lambda g: seen.update(before=g.item()))
a.mul_(2)
a.register_hook(lambda g: seen.update(after=g.item()))
(a + 1).sum().backward()
print(seen)
x = torch.tensor([1., 2.], requires_grad=True)
y = x * 2
y.retain_grad()
y.mul_(3)
y.sum().backward()
print(y.grad, x.grad)
y = x.clone()
y.retain_grad()
v = y[0]
v.mul_(5)
y.sum().backward()
print(y.grad, x.grad, y.retains_grad, v.retains_grad)
