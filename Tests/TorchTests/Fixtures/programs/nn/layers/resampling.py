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
image = torch.arange(8.0).reshape(1, 2, 2, 2).requires_grad_()
line = torch.arange(4.0).reshape(1, 1, 4).requires_grad_()
show(nn.Upsample(scale_factor=2), image)
show(nn.Upsample(size=3), line)
show(nn.Upsample(scale_factor=(2, 1.5), mode="bilinear"), image)
show(nn.Upsample(size=(3, 3), mode="bilinear", align_corners=True), image)
show(nn.Upsample(scale_factor=2, mode="linear"), line)
show(nn.Upsample(scale_factor=2, mode="bicubic"), image)
show(nn.Upsample(scale_factor=2, mode="trilinear"), torch.arange(8.0).reshape(1, 1, 2, 2, 2).requires_grad_())
show(nn.UpsamplingNearest2d(scale_factor=2), image)
show(nn.UpsamplingBilinear2d(size=3), image)
show(nn.PixelShuffle(2), torch.arange(16.0).reshape(1, 4, 2, 2).requires_grad_())
show(nn.PixelUnshuffle(2), torch.arange(4.0).reshape(1, 1, 2, 2).requires_grad_())
show(nn.ChannelShuffle(2), torch.arange(8.0).reshape(1, 4, 2).requires_grad_())
show(nn.Unfold(2), torch.arange(9.0).reshape(1, 1, 3, 3).requires_grad_())
show(nn.Unfold((2, 1), dilation=1, padding=1, stride=2), image)
show(nn.Fold((3, 3), 2), torch.arange(16.0).reshape(1, 4, 4).requires_grad_())
show(nn.Fold(output_size=(2, 2), kernel_size=(1, 2), stride=1), torch.arange(4.0).reshape(1, 2, 2).requires_grad_())
attempt(lambda: nn.PixelShuffle(3)(image))
attempt(lambda: nn.Upsample()(image))
attempt(lambda: nn.Fold((3, 3), 2)(torch.ones(1, 3, 4)))
