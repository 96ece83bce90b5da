import torch
import torch.nn as nn


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.k = nn.Parameter(torch.tensor(2.0))

    def forward(self, x, factor=1.0):
        return self.k * x * factor


model = Scale()
x = torch.ones(2)
seen = []
handle = model.register_forward_hook(lambda m, args, out: seen.append((type(m).__name__, args, out.detach())))
print(model(x), seen)
handle.remove()
model(x)
print(len(seen), type(handle).__name__)
with model.register_forward_hook(lambda m, args, out: out + 1):
    print(model(x))
print(model(x))
first = model.register_forward_pre_hook(lambda m, args: (args[0] * 10,))
second = model.register_forward_pre_hook(lambda m, args: args[0] + 1, prepend=True)
print(model(x))
first.remove()
second.remove()
h = model.register_forward_pre_hook(lambda m, args, kwargs: (args, {"factor": 5.0}), with_kwargs=True)
print(model(x), model(x, factor=2.0))
h.remove()
h = model.register_forward_hook(lambda m, args, kwargs, out: print(args, kwargs, out), with_kwargs=True)
model(x, factor=3.0)
h.remove()
h = model.register_forward_pre_hook(lambda m, args, kwargs: 3, with_kwargs=True)
attempt(lambda: model(x))
h.remove()


class Fails(nn.Module):
    def forward(self, x):
        raise ValueError("no")


bad = Fails()
bad.register_forward_hook(lambda m, args, out: print("always", out), always_call=True)
bad.register_forward_hook(lambda m, args, out: print("never", out))
attempt(lambda: bad(x))
net = nn.Sequential(nn.Linear(2, 2), nn.ReLU())
order = []
for name, layer in net.named_modules():
    layer.register_forward_hook(lambda m, args, out, name=name: order.append((name, tuple(out.shape))))
net(torch.ones(1, 2))
print(order)
everywhere = nn.modules.module.register_module_forward_hook(lambda m, args, out: print("all", type(m).__name__))
net(torch.ones(1, 2))
everywhere.remove()
net(torch.ones(1, 2))
print(len(net._forward_hooks), net._forward_pre_hooks)
shapes = {}
conv = nn.Conv2d(1, 2, 3)
conv.register_forward_hook(lambda m, i, o: shapes.update({m: o.shape}))
conv(torch.ones(1, 1, 5, 5))
print(list(shapes.values()))
