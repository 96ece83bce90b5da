import torch
x = torch.tensor([1., 2.], requires_grad=True)
seen = []
h1 = x.register_hook(lambda g: seen.append(("first", g.tolist())))
h2 = x.register_hook(lambda g: g * 2)
h3 = x.register_hook(lambda g: seen.append(("third", g.tolist())))
(x ** 2).sum().backward()
print(seen, x.grad)
h2.remove()
h2.remove()
seen.clear()
x.grad = None
(x ** 2).sum().backward()
print(seen, x.grad)
h1.remove(), h3.remove()
y = x * 3
order = []
y.register_hook(lambda g: order.append("a"))
y.register_hook(lambda g: order.append("b"))
y.retain_grad()
y.register_hook(lambda g: g * 10)
y.sum().backward()
print(order, y.grad, x.grad)
with (x * 1).register_hook(lambda g: g) as handle:
    print(type(handle).__name__)
for bad in (lambda: torch.ones(2).register_hook(lambda g: g), lambda: (x * 2).register_hook(3)):
    try:
        bad()
        print("fine")
    except Exception as e:
        print(type(e).__name__, e)
x.grad = None
x.register_hook(lambda g: "text")
try:
    (x * 2).sum().backward()
except Exception as e:
    print(type(e).__name__, e)
x = torch.tensor([1., 2.], requires_grad=True)
x.register_hook(lambda g: torch.ones(3))
try:
    (x * 2).sum().backward()
except Exception as e:
    print(type(e).__name__, e)
x = torch.tensor([1., 2.], requires_grad=True)
x.register_hook(lambda g: torch.ones(2, dtype=torch.float64))
try:
    (x * 2).sum().backward()
    print(x.grad)
except Exception as e:
    print(type(e).__name__, e)
x = torch.tensor([1., 2.], requires_grad=True)
def fails(g):
    raise ValueError("from the hook")
x.register_hook(fails)
try:
    (x * 2).sum().backward()
except Exception as e:
    print(type(e).__name__, e)
