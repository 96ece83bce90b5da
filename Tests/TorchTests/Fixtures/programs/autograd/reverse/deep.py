import torch
x = torch.tensor(1., requires_grad=True)
y = x
for _ in range(100000):
    y = y + 1e-5
y.backward()
print(x.grad)
y = x
for i in range(30000):
    y = y * 1.00001
g, = torch.autograd.grad(y, x, create_graph=True)
print(round(g.item(), 4))
a = [torch.tensor(0., requires_grad=True)]
for i in range(20000):
    a.append(a[-1] + a[max(0, i - 1)] * 0)
a[-1].backward()
print(a[0].grad)
del a
z = x
for i in range(50000):
    z = z.view(1).reshape(())
z.backward()
print(x.grad)
