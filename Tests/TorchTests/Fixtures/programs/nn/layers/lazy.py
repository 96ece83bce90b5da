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
layer = nn.LazyLinear(3)
print(layer, layer.weight, layer.bias)
attempt(lambda: layer.weight.shape)
print(layer(torch.ones(2, 5)).shape, layer, type(layer), type(layer.weight), layer.weight.shape)
model = nn.Sequential(nn.LazyConv2d(4, 3), nn.LazyBatchNorm2d(), nn.ReLU(), nn.Flatten(), nn.LazyLinear(2))
print(model)
print(model(torch.randn(2, 3, 6, 6)))
print(model)
print([(name, tuple(value.shape)) for name, value in model.state_dict().items()])
fresh = nn.LazyLinear(3)
print(fresh.load_state_dict(layer.state_dict()), fresh.weight.shape)
print(nn.LazyConvTranspose1d(2, 3)(torch.ones(1, 4, 5)).shape, nn.LazyConv1d(2, 3, bias=False)(torch.ones(4, 5)).shape)
print(nn.LazyInstanceNorm1d(affine=True)(torch.randn(1, 2, 3)).shape, nn.LazyBatchNorm1d()(torch.randn(3, 2)).shape)
attempt(lambda: nn.LazyConv2d(2, 3)(torch.ones(3, 3)))
attempt(lambda: nn.LazyLinear())
print(nn.LazyLinear(3).has_uninitialized_params(), [type(p) for p in nn.LazyLinear(3).parameters()])
