import torch
from torch.autograd import grad
x = torch.tensor([1., 2.], requires_grad=True)
y = torch.tensor([3., 4.], requires_grad=True)
z = torch.tensor([5., 6.], requires_grad=True)
out = (x * y).sum()
print(grad(out, (x, y)))
print(grad((x * y).sum(), (x, z), allow_unused=True))
print(grad((x * y).sum(), (x, z), materialize_grads=True))
print(grad((x * y, x ** 2), x, (torch.ones(2), torch.tensor([0., 1.]))))
print(grad(x * y, [x], torch.tensor([1., 2.])))
print(grad([(x * y).sum(), (x * z).sum()], [x, z]))
h = x * y
print(grad((h ** 2).sum(), (h, x)))
print(grad(h.sum(), h))
for bad in (lambda: grad((x * y).sum(), z), lambda: grad(x * y, x), lambda: grad((x * y).sum(), torch.ones(2)),
            lambda: grad((x * y).sum(), (x, z), allow_unused=False, materialize_grads=True),
            lambda: grad(x * y, x, torch.ones(3)), lambda: grad((x * y).sum(), []), lambda: grad([], x),
            lambda: grad(torch.ones(2).sum(), x), lambda: grad((x * y).sum(), x, only_inputs=False),
            lambda: grad(x * y, x, [torch.ones(2), torch.ones(2)]), lambda: grad(3.0, x),
            lambda: grad((x * y).sum(), "x")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
g, = grad((x ** 4).sum(), x, create_graph=True)
print(g)
gg, = grad(g.sum(), x, create_graph=True)
print(gg)
ggg, = grad(gg.sum(), x)
print(ggg)
s = (x ** 3).sum()
print(grad(s, x, retain_graph=True), grad(s, x))
try:
    grad(s, x)
except RuntimeError as e:
    print(e)
