import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = torch.tensor([3.0, 4.0], requires_grad=True)
print(torch.autograd.grad((x * 2).sum(), [x, y], allow_unused=True))
try:
    torch.autograd.grad((x * 2).sum(), y)
except RuntimeError as e:
    print(e)
try:
    torch.autograd.grad((x * 2).sum(), torch.ones(2))
except RuntimeError as e:
    print(e)
seen = []
h = x.register_hook(lambda g: seen.append(g) or g * 10)
(x * y).sum().backward()
print(x.grad, y.grad, seen)
h.remove()
x.grad = None
m = x * 3
m.retain_grad()
(m * m).sum().backward()
print(m.grad, x.grad)
u = torch.ones(2, requires_grad=True)
try:
    u += 1
except RuntimeError as e:
    print(e)
v = u.exp()
v += 1
try:
    v.sum().backward()
except RuntimeError as e:
    print(e)
s = torch.zeros(3)
s[1] = x[0] * 5
s[0] = 2
print(s)
s.sum().backward()
print(x.grad)

@torch.no_grad()
def f(t):
    return t * 2

print(f(x).requires_grad, torch.is_grad_enabled())
with torch.set_grad_enabled(False):
    print((x * 2).requires_grad)
with torch.no_grad():
    x -= 0.1 * x.grad
print(x)
print(type((x + y).grad_fn.next_functions[0][0]).__name__)
print(x.grad_fn, (x * 2).grad_fn.name())
