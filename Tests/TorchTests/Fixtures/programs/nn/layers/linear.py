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
        if isinstance(x, torch.Tensor) and x.is_leaf and x.grad is not None:
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


torch.manual_seed(0)
x = torch.randn(3, 4, requires_grad=True)
show(nn.Linear(4, 2), x)
show(nn.Linear(4, 2, bias=False), x)
show(nn.Linear(4, 2, dtype=torch.float64), x.detach().double().requires_grad_())
show(nn.Linear(4, 1), torch.randn(2, 3, 4, requires_grad=True))
show(nn.Bilinear(4, 3, 2), x, torch.randn(3, 3, requires_grad=True))
show(nn.Bilinear(4, 3, 2, bias=False), x, torch.randn(3, 3))
show(nn.Identity(54, unused=3), x)
show(nn.Flatten(), torch.randn(2, 3, 2, requires_grad=True))
show(nn.Flatten(0, 1), torch.randn(2, 3, 2))
show(nn.Unflatten(1, (2, 2)), x)
show(nn.Unflatten(-1, [2, 2]), x)
print(nn.Linear(2, 3).weight.is_leaf, nn.Linear(2, 3).in_features, nn.Linear(2, 3).out_features)
attempt(lambda: nn.Linear(2))
attempt(lambda: nn.Linear(2, 3, 4, 5, 6, 7))
attempt(lambda: nn.Linear(2, 3, biass=True))
attempt(lambda: nn.Linear(4, 2)(torch.ones(3)))
attempt(lambda: nn.Linear(4, 2)(torch.ones(2, 3)))
attempt(lambda: nn.Linear(4, 2)(torch.ones(2, 4).double()))
attempt(lambda: nn.Bilinear(0, 2, 3))
attempt(lambda: nn.Unflatten(1, 4))
attempt(lambda: nn.Unflatten(1, (2, "a")))
layer = nn.Linear(3, 2)
before = layer.weight.clone()
layer.reset_parameters()
print(torch.equal(before, layer.weight), layer.weight, layer.bias)
print(torch.rand(1))
