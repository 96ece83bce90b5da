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
show(nn.Conv1d(2, 3, 2), torch.randn(1, 2, 4, requires_grad=True))
show(nn.Conv2d(1, 2, 2), torch.randn(1, 1, 3, 3, requires_grad=True))
show(nn.Conv2d(2, 2, (2, 1), stride=2, padding=1, dilation=(1, 2), groups=2, bias=False), torch.randn(1, 2, 4, 4, requires_grad=True))
show(nn.Conv2d(1, 1, 3, padding="same"), torch.randn(1, 3, 3, requires_grad=True))
show(nn.Conv2d(1, 1, 2, padding="valid"), torch.randn(1, 3, 3))
for mode in ("reflect", "replicate", "circular"):
    show(nn.Conv2d(1, 1, 3, padding=1, padding_mode=mode), torch.randn(1, 1, 3, 3, requires_grad=True))
show(nn.Conv1d(1, 1, 3, padding="same", padding_mode="circular"), torch.randn(1, 1, 4))
show(nn.Conv3d(1, 2, 2), torch.randn(1, 1, 2, 3, 2, requires_grad=True))
show(nn.ConvTranspose1d(2, 1, 3, stride=2), torch.randn(1, 2, 3, requires_grad=True))
show(nn.ConvTranspose2d(2, 2, 2, stride=2, padding=1, output_padding=1, groups=2), torch.randn(1, 2, 2, 2, requires_grad=True))
show(nn.ConvTranspose2d(1, 1, 3, dilation=2, bias=False), torch.randn(1, 2, 2, requires_grad=True))
show(nn.ConvTranspose3d(1, 1, 2), torch.randn(1, 1, 2, 1, 2, requires_grad=True))
up = nn.ConvTranspose1d(1, 1, 3, stride=2)
print(up(torch.ones(1, 1, 3), output_size=[8]).shape, up(torch.ones(1, 1, 3), output_size=(1, 1, 7)).shape)
layer = nn.Conv2d(3, 6, kernel_size=(3, 5), stride=(2, 1), padding=(4, 2), dilation=(3, 1))
print(layer, layer.kernel_size, layer.stride, layer.padding, layer.dilation, layer.transposed, layer.output_padding)
print(layer.weight.abs().max() <= 1 / (3 * 15) ** 0.5)
attempt(lambda: nn.Conv2d(3, 4, 3, groups=2))
attempt(lambda: nn.Conv2d(4, 3, 3, groups=2))
attempt(lambda: nn.Conv2d(4, 4, 3, groups=0))
attempt(lambda: nn.Conv2d(4, 4, 3, padding="same", stride=2))
attempt(lambda: nn.Conv2d(1, 1))
attempt(lambda: nn.ConvTranspose2d(1, 1, 3, padding_mode="reflect"))
attempt(lambda: nn.Conv2d(3, 4, 3)(torch.ones(1, 2, 5, 5)))
attempt(lambda: nn.Conv2d(3, 4, 3)(torch.ones(5, 5)))
attempt(lambda: nn.Conv2d(1, 4, 3)(torch.ones(1, 1, 2, 2)))
attempt(lambda: up(torch.ones(1, 1, 3), output_size=[9]))
attempt(lambda: up(torch.ones(1, 1, 3), output_size=[9, 3]))
print(torch.rand(1))
