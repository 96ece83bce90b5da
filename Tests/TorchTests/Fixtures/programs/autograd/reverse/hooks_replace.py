import torch
w = torch.tensor(2.0, requires_grad=True)
h = w * 3
h.register_hook(lambda g: g * 0)
(h ** 2).backward()
print(w.grad)
x = torch.tensor([1., 2.], requires_grad=True)
y = x * 2
y.register_hook(lambda g: g.clamp(max=1.))
(y * 5).sum().backward()
print(x.grad)
x.grad = None
seen = []
y = (x * 2)
y.register_hook(lambda g: seen.append(g.clone()))
g, = torch.autograd.grad((y ** 2).sum(), x)
print(seen, g, x.grad)
g, = torch.autograd.grad((y ** 2).sum(), y) if False else torch.autograd.grad(((x * 3) ** 2).sum(), x)
print(g)
a, b = torch.tensor([1., 2., 3., 4.], requires_grad=True).chunk(2)
a.register_hook(lambda g: print("a", g))
b.register_hook(lambda g: print("b", g))
(a * 2 + b * 3).sum().backward()
