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
line = torch.randn(1, 2, 6, requires_grad=True)
image = torch.randn(1, 1, 4, 4, requires_grad=True)
cube = torch.randn(1, 1, 2, 4, 2, requires_grad=True)
show(nn.MaxPool1d(2), line)
show(nn.MaxPool1d(3, stride=1, padding=1, dilation=1, ceil_mode=True), line)
show(nn.MaxPool2d(2), image)
show(nn.MaxPool2d((2, 3), stride=(2, 1), padding=(1, 0), return_indices=True), image)
show(nn.MaxPool2d(kernel_size=2, stride=2), image[0].detach())
show(nn.MaxPool3d(2), cube)
show(nn.AvgPool1d(2), line)
show(nn.AvgPool1d(3, 1, 1, count_include_pad=False), line)
show(nn.AvgPool2d(2), image)
show(nn.AvgPool2d((2, 1), padding=(1, 0), divisor_override=3), image)
show(nn.AvgPool3d((2, 2, 1)), cube)
show(nn.LPPool1d(2, 2), line)
show(nn.LPPool2d(1.5, (2, 1), stride=2), image.detach().abs().requires_grad_())
show(nn.AdaptiveAvgPool1d(3), line)
show(nn.AdaptiveAvgPool2d((2, None)), image)
show(nn.AdaptiveAvgPool2d(1), image)
show(nn.AdaptiveAvgPool3d(1), cube)
show(nn.AdaptiveMaxPool1d(2), line)
show(nn.AdaptiveMaxPool2d((3, 2)), image)
show(nn.AdaptiveMaxPool2d(2, return_indices=True), image)
show(nn.AdaptiveMaxPool3d((1, 2, 1)), cube)
pool = nn.MaxPool2d(2, return_indices=True)
values, places = pool(image)
show(nn.MaxUnpool2d(2), values.detach().requires_grad_(), places)
print(nn.MaxUnpool1d(2, padding=0), nn.MaxUnpool3d((1, 2, 2)))
attempt(lambda: nn.MaxPool2d())
attempt(lambda: nn.MaxPool2d(2)(torch.ones(3)))
attempt(lambda: nn.MaxPool2d(5)(torch.ones(1, 1, 3, 3)))
attempt(lambda: nn.MaxPool2d(2, padding=2)(torch.ones(1, 1, 4, 4)))
attempt(lambda: nn.AvgPool2d(0)(torch.ones(1, 1, 3, 3)))
