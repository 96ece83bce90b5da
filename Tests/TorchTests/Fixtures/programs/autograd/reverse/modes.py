import torch
x = torch.tensor([1., 2.], requires_grad=True)
print(torch.is_grad_enabled())
with torch.no_grad():
    y = x * 2
    print(torch.is_grad_enabled(), y.requires_grad, y.grad_fn, y.is_leaf)
    with torch.enable_grad():
        z = x * 2
        print(z.requires_grad)
    print(torch.is_grad_enabled())
with torch.set_grad_enabled(False):
    print((x * 2).requires_grad)
torch.set_grad_enabled(False)
print(torch.is_grad_enabled())
torch.set_grad_enabled(mode=True)
print(torch.is_grad_enabled())
c = torch.set_grad_enabled(False)
print(torch.is_grad_enabled())
with c:
    print(torch.is_grad_enabled())
print(torch.is_grad_enabled())
torch.set_grad_enabled(True)
g = torch.no_grad()
with g:
    with g:
        print(torch.is_grad_enabled())
    print(torch.is_grad_enabled())
print(torch.is_grad_enabled())
try:
    with torch.no_grad():
        raise ValueError("inside")
except ValueError:
    print(torch.is_grad_enabled())
print(torch.no_grad, torch.enable_grad)
print(type(torch.no_grad()).__name__, torch.no_grad().prev)
with torch.autograd.grad_mode.no_grad():
    print(torch.is_grad_enabled())
p = torch.zeros(1, requires_grad=True)
with torch.no_grad():
    q = torch.nn.Parameter(torch.ones(1))
    r = torch.ones(1, requires_grad=True)
print(q.requires_grad, r.requires_grad)
with torch.set_grad_enabled(True), torch.no_grad():
    print(torch.is_grad_enabled())
