import torch
import torch.nn as nn


def show(layer, *inputs):
    """repr, keys, forward, and every gradient of a weighted sum of the output."""
    print(layer)
    print([(name, tuple(value.shape)) for name, value in layer.state_dict().items()])
    output = layer(*inputs)
    first = output[0] if isinstance(output, tuple) else output
    print(output)
    if not first.requires_grad:
        return
    weights = torch.arange(first.numel(), dtype=first.dtype).reshape(first.shape) / 7 - 1
    (first * weights).sum().backward()
    for x in inputs:
        if isinstance(x, torch.Tensor) and x.grad is not None:
            print("input", x.grad)
            x.grad = None
    for name, parameter in layer.named_parameters():
        print(name, parameter.grad)
    layer.zero_grad()


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


import torch.nn.utils.parametrize as parametrize
from torch.nn.utils import parametrizations


class Symmetric(nn.Module):
    def forward(self, x):
        return x.triu() + x.triu(1).transpose(-1, -2)

    def right_inverse(self, x):
        return x.triu()


class Exponential(nn.Module):
    def forward(self, x):
        return x.exp()

    def right_inverse(self, x):
        return x.log()


class Halves(nn.Module):
    def forward(self, a, b):
        return torch.cat([a, b])

    def right_inverse(self, x):
        half = x.shape[0] // 2
        return x[:half], x[half:]


class Counting(nn.Module):
    def __init__(self):
        super().__init__()
        self.calls = 0

    def forward(self, x):
        self.calls += 1
        return x * 2


torch.manual_seed(0)
layer = nn.Linear(3, 3)
parametrize.register_parametrization(layer, "weight", Symmetric())
print(layer, type(layer).__name__, isinstance(layer, nn.Linear), layer.weight)
print(torch.allclose(layer.weight, layer.weight.T), list(layer.state_dict()), layer.parametrizations.weight.original)
layer.weight = torch.arange(9.0).reshape(3, 3)
print(layer.weight, parametrize.is_parametrized(layer), parametrize.is_parametrized(layer, "bias"))
parametrize.register_parametrization(layer, "bias", Exponential(), unsafe=True)
print(layer.bias, [name for name, _ in layer.named_parameters()])
layer(torch.ones(2, 3)).sum().backward()
print(layer.parametrizations.weight.original.grad)
parametrize.remove_parametrizations(layer, "weight")
print(layer, layer.weight)
parametrize.remove_parametrizations(layer, "bias", leave_parametrized=False)
print(layer, layer.bias, type(layer), list(layer.state_dict()))
counted = nn.Linear(2, 2)
counting = Counting()
parametrize.register_parametrization(counted, "weight", counting)
calls = counting.calls
counted.weight, counted.weight
print(counting.calls - calls)
with parametrize.cached():
    counted.weight, counted.weight
    print(counted.weight is counted.weight)
print(counting.calls - calls)
attempt(lambda: setattr(counted, "weight", torch.ones(2, 2)))
split = nn.Linear(2, 4)
parametrize.register_parametrization(split, "weight", Halves())
print(split, [(name, p.shape) for name, p in split.named_parameters()], split.weight)
attempt(lambda: parametrize.register_parametrization(nn.Linear(2, 2), "nothing", Symmetric()))
attempt(lambda: parametrize.remove_parametrizations(nn.Linear(2, 2), "weight"))
attempt(lambda: parametrize.register_parametrization(nn.Linear(2, 3), "weight", nn.Linear(2, 5)))
print(parametrize.type_before_parametrizations(split))
for make in (parametrizations.weight_norm, parametrizations.spectral_norm, parametrizations.orthogonal):
    torch.manual_seed(1)
    layer = make(nn.Linear(3, 3))
    print(layer, list(layer.state_dict()))
    print(layer.weight)
    (layer.weight * torch.arange(9.0).reshape(3, 3)).sum().backward()
    for name, p in layer.named_parameters():
        print(name, p.grad)
torch.manual_seed(1)
tall = parametrizations.orthogonal(nn.Linear(2, 4))
print(torch.allclose(tall.weight.T @ tall.weight, torch.eye(2), atol=1e-6), tall)
cayley = parametrizations.orthogonal(nn.Linear(3, 3), orthogonal_map="cayley")
print(torch.allclose(cayley.weight @ cayley.weight.T, torch.eye(3), atol=1e-6))
old = nn.utils.weight_norm(nn.Linear(3, 2), name="weight")
print(old, list(old.state_dict()), old.weight)
print(old(torch.ones(1, 3)), nn.utils.remove_weight_norm(old).weight)
torch.manual_seed(1)
old = nn.utils.spectral_norm(nn.Linear(3, 2))
print(list(old.state_dict()), old(torch.ones(1, 3)), old.weight_u)
print(nn.utils.remove_spectral_norm(old).weight)
attempt(lambda: nn.utils.remove_weight_norm(nn.Linear(2, 2)))
