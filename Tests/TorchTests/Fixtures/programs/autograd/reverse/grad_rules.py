import torch
x = torch.tensor([1., 2.], requires_grad=True)
def attempt(f):
    try:
        f()
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
def put(t, v):
    t.grad = v
attempt(lambda: put(x, torch.ones(3)))
attempt(lambda: put(x, torch.ones(2, dtype=torch.float64)))
attempt(lambda: put(x, x))
attempt(lambda: put(x, 3))
attempt(lambda: put(x, [1., 2.]))
attempt(lambda: put(x, torch.ones(2)))
print(x.grad)
attempt(lambda: put(x, None))
print(x.grad)
attempt(lambda: put(torch.ones(2), torch.ones(2)))
y = x * 2
attempt(lambda: put(y, torch.ones(2)))
print(y.grad)
g = torch.ones(2)
x.grad = g
print(x.grad is g)
(x * 3).sum().backward()
print(x.grad, g, x.grad is g)
del x.grad
print(x.grad)
x.grad = torch.ones(2, requires_grad=True) * 2
print(x.grad)
x.grad.zero_() if False else None
x.grad = None
(x ** 2).sum().backward(create_graph=True)
print(x.grad.requires_grad)
x.grad = x.grad.detach()
print(x.grad)
attempt(lambda: torch.tensor([1, 2]).requires_grad_())
attempt(lambda: torch.tensor([1, 2], requires_grad=True))
attempt(lambda: setattr(y, "requires_grad", False))
attempt(lambda: y.requires_grad_(False))
attempt(lambda: y.requires_grad_(True))
attempt(lambda: setattr(x, "requires_grad", 1))
attempt(lambda: setattr(x, "grad_fn", None))
attempt(lambda: setattr(x, "is_leaf", True))
print(x.detach().requires_grad, y.detach_().requires_grad, y.grad_fn, y.is_leaf)
attempt(lambda: (x * 2)[0:1].detach_())
