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
line = torch.arange(6.0).reshape(1, 2, 3).requires_grad_()
image = torch.arange(9.0).reshape(1, 1, 3, 3).requires_grad_()
cube = torch.arange(8.0).reshape(1, 1, 2, 2, 2).requires_grad_()
for name in ("ZeroPad", "ReflectionPad", "ReplicationPad", "CircularPad"):
    for spatial, x in ((1, line), (2, image), (3, cube)):
        show(getattr(nn, f"{name}{spatial}d")(1), x)
show(nn.ConstantPad1d((2, 0), 3.5), line)
show(nn.ConstantPad2d((1, 0, 0, 2), -1), image)
show(nn.ConstantPad3d(1, 0.5), cube)
show(nn.ZeroPad2d((1, -1, 0, 2)), image)
attempt(lambda: nn.ReflectionPad2d(3)(image))
attempt(lambda: nn.CircularPad1d(1)(image))
attempt(lambda: nn.ConstantPad2d(1))
