import torch
x = torch.tensor([1., 2.], requires_grad=True)
y = x * 2
print(y.retains_grad, y.is_leaf)
y.retain_grad()
y.retain_grad()
print(y.retains_grad)
z = (y ** 2).sum()
z.retain_grad()
z.backward(retain_graph=True)
print(y.grad, z.grad, x.grad)
z.backward()
print(y.grad, z.grad, x.grad)
x.retain_grad()
print(x.retains_grad)
try:
    torch.ones(2).retain_grad()
except RuntimeError as e:
    print(e)
h = x * 3
h.sum().backward()
print(h.grad)
