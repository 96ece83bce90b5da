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
x = torch.ones(2, 3, 2, 2, requires_grad=True)
for layer in (nn.Dropout(), nn.Dropout(0.2), nn.Dropout1d(0.3), nn.Dropout2d(0.5), nn.Dropout3d(0.4), nn.AlphaDropout(0.3), nn.FeatureAlphaDropout(0.5)):
    value = x[0] if isinstance(layer, nn.Dropout1d) else x
    value = value[:, :, 0].detach().requires_grad_() if isinstance(layer, nn.Dropout1d) else value
    show(layer, value)
    layer.eval()
    print(layer(value).sum())
print(nn.Dropout(p=0.25, inplace=True))
y = torch.ones(4)
print(nn.Dropout(0.5, inplace=True)(y) is y, y)
print(nn.Dropout(1.0)(torch.ones(3)), nn.Dropout(0)(torch.ones(3)))
attempt(lambda: nn.Dropout(1.5))
attempt(lambda: nn.Dropout2d(-0.1))
print(torch.rand(2))
