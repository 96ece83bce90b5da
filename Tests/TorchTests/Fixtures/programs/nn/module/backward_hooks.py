import torch
import torch.nn as nn


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


torch.manual_seed(0)
layer = nn.Linear(2, 2)
x = torch.ones(1, 2, requires_grad=True)
handle = layer.register_full_backward_hook(lambda m, gi, go: print("full", type(m).__name__, gi, go))
out = layer(x)
print(out)
out.sum().backward()
handle.remove()
layer(x).sum().backward()
pre = layer.register_full_backward_pre_hook(lambda m, go: (go[0] * 10,))
x.grad = None
layer(x).sum().backward()
print(x.grad)
pre.remove()
change = layer.register_full_backward_hook(lambda m, gi, go: (gi[0] * 0 + 7,))
x.grad = None
layer(x).sum().backward()
print(x.grad, layer.weight.grad)
change.remove()
net = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))
for name, child in net.named_children():
    child.register_full_backward_hook(lambda m, gi, go, name=name: print(name, [None if g is None else tuple(g.shape) for g in gi], tuple(go[0].shape)))
net(torch.ones(4, 2)).sum().backward()
attempt(lambda: net[0].register_backward_hook(print))
print(torch.ones(1, 2).requires_grad)
plain = nn.Linear(2, 1)
plain.register_backward_hook(lambda m, gi, go: print("plain", len(gi), go))
plain(torch.ones(3, 2)).sum().backward()
attempt(lambda: plain.register_full_backward_hook(print))


class Two(nn.Module):
    def forward(self, a, b):
        return a * b, a + b


two = Two()
two.register_full_backward_hook(lambda m, gi, go: print("two", gi, go))
a, b = torch.tensor([2.0], requires_grad=True), torch.tensor([3.0], requires_grad=True)
p, s = two(a, b)
(p * 5).backward()
print(a.grad, b.grad)
with torch.no_grad():
    print(two(a, b))
two.register_full_backward_hook(lambda m, gi, go: (gi[0],))
p, s = two(a, b)
attempt(lambda: (p + s).backward())
