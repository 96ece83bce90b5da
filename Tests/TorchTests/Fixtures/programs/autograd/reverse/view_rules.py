import torch
x = torch.arange(4., requires_grad=True)
def attempt(f):
    try:
        r = f()
        print("fine", r)
    except Exception as e:
        print(type(e).__name__, e)
def change(t):
    t.add_(1)
    return t.grad_fn.name() if t.grad_fn else None
attempt(lambda: change(x))
attempt(lambda: change(x[0]))
attempt(lambda: change(x.view(2, 2)[0]))
attempt(lambda: change(x.detach()))
y = x * 1
attempt(lambda: change(y.unbind()[0]))
attempt(lambda: change(y.split(2)[0]))
attempt(lambda: change(y.chunk(2)[1]))
attempt(lambda: change(y.unbind()[0].view(1)))
attempt(lambda: change(y.view(2, 2).unbind(1)[0][0]))
with torch.no_grad():
    v = y.view(2, 2)
    u = y.unbind()[0]
    lv = x.view(2, 2)
attempt(lambda: change(v))
attempt(lambda: change(u))
attempt(lambda: change(v[0]))
attempt(lambda: change(lv))
with torch.no_grad():
    lv.add_(1)
    v.add_(1)
    x.add_(1)
b = torch.zeros(3)
vb = b[1:]
vb.add_(x[:2])
print(b, b.grad_fn.name(), b.is_leaf, vb.grad_fn.name())
b = torch.zeros(2, 2)
b[0] = x[:2]
b[1, 0] = x[3] * 2
print(b)
b.sum().backward()
print(x.grad)
attempt(lambda: torch.zeros(2, requires_grad=True).copy_(x[:2]))
i = torch.zeros(2, dtype=torch.int64)
attempt(lambda: i.add_(x[:2]))
z = torch.zeros(4)
attempt(lambda: z.add_(x).grad_fn.name())
attempt(lambda: torch.ones(4).mul_(x).requires_grad)
