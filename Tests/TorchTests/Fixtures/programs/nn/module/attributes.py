import torch
import torch.nn as nn


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


layer = nn.Linear(2, 2)
attempt(lambda: setattr(layer, "weight", torch.ones(2, 2)))
attempt(lambda: setattr(layer, "weight", "text"))
layer.weight = nn.Parameter(torch.ones(2, 2))
print(layer.weight, layer(torch.ones(1, 2)).shape)
layer.bias = None
print(layer, list(layer.state_dict()))
del layer.weight
attempt(lambda: layer.weight)
layer.weight = torch.zeros(2, 2)
print(list(layer._parameters), "weight" in layer.__dict__, layer(torch.ones(1, 2)))


class Early(nn.Module):
    def __init__(self):
        self.w = nn.Parameter(torch.ones(1))


class EarlyChild(nn.Module):
    def __init__(self):
        self.w = nn.Linear(1, 1)


class EarlyBuffer(nn.Module):
    def __init__(self):
        self.register_buffer("w", torch.ones(1))


for cls in (Early, EarlyChild, EarlyBuffer):
    attempt(cls)


class Bare(nn.Module):
    pass


attempt(lambda: Bare()(1))
attempt(lambda: Bare(3))
attempt(lambda: Bare(x=3))
m = Bare()
m.child = nn.ReLU()
attempt(lambda: setattr(m, "child", 3))
m.child = None
print(m, list(m.named_children()), m._modules)
m.child = nn.Tanh()
m.plain = [nn.Linear(1, 1)]
m.value = 3
print(m, len(list(m.parameters())), m.value)
m.register_buffer("b", torch.ones(2))
m.b = torch.zeros(3)
print(m.b, list(m.state_dict()), [n for n, _ in m.named_buffers()])
attempt(lambda: setattr(m, "b", 5))
m.register_buffer("hidden", torch.ones(1), persistent=False)
print(list(m.state_dict()), m._non_persistent_buffers_set)
m.hidden = nn.Parameter(torch.ones(1))
print(list(m.state_dict()), m._non_persistent_buffers_set)
m.register_parameter("p", None)
print(m.p, list(m._parameters))
for call in (lambda: m.register_parameter("q", torch.ones(1)), lambda: m.register_parameter("a.b", None), lambda: m.register_parameter("", None),
             lambda: m.register_parameter(3, None), lambda: m.register_parameter("value", None), lambda: m.register_buffer("value", torch.ones(1)),
             lambda: m.register_buffer("x", 3), lambda: m.register_buffer("a.b", None), lambda: m.add_module("x", 3), lambda: m.add_module("a.b", nn.ReLU()),
             lambda: m.add_module("", nn.ReLU()), lambda: m.add_module("value", nn.ReLU()), lambda: m.add_module(3, nn.ReLU()),
             lambda: m.register_parameter("w", nn.Parameter(torch.ones(1)) * 2), lambda: m.nothing, lambda: delattr(m, "nothing")):
    attempt(call)
m.register_module("late", nn.Linear(1, 1))
print(m)
m.buf = nn.Buffer(torch.ones(2))
m.temp = nn.Buffer(torch.ones(2), persistent=False)
print(list(m.state_dict()), [n for n, _ in m.named_buffers()])
m.forward = lambda x: x + 1
print(m(3))
print(hasattr(m, "late"), hasattr(m, "other"), getattr(m, "other", None), m.training, m._get_name())
