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
for layer, shape in ((nn.BatchNorm1d(3), (4, 3)), (nn.BatchNorm1d(2, eps=1e-3, momentum=0.3), (2, 2, 3)), (nn.BatchNorm2d(2), (2, 2, 2, 2)),
                     (nn.BatchNorm2d(2, affine=False), (1, 2, 2, 2)), (nn.BatchNorm3d(1), (1, 1, 2, 2, 2)),
                     (nn.BatchNorm1d(3, track_running_stats=False), (4, 3)), (nn.BatchNorm1d(2, momentum=None), (3, 2)),
                     (nn.BatchNorm1d(2, bias=False), (3, 2))):
    x = torch.randn(shape, requires_grad=True)
    show(layer, x)
    print(layer.running_mean, layer.running_var, layer.num_batches_tracked)
    layer(x * 2 + 1)
    print(layer.running_mean, layer.running_var, layer.num_batches_tracked)
    layer.eval()
    show(layer, x)
x = torch.randn(2, 3, 4, requires_grad=True)
for layer in (nn.LayerNorm(4), nn.LayerNorm((3, 4), eps=1e-3), nn.LayerNorm(4, elementwise_affine=False), nn.LayerNorm([4], bias=False),
              nn.RMSNorm(4), nn.RMSNorm((3, 4), eps=1e-2, elementwise_affine=False), nn.GroupNorm(3, 3), nn.GroupNorm(1, 3, affine=False),
              nn.InstanceNorm1d(3), nn.InstanceNorm1d(3, affine=True, track_running_stats=True), nn.LocalResponseNorm(2)):
    show(layer, x)
show(nn.InstanceNorm2d(2, affine=True), torch.randn(1, 2, 2, 2, requires_grad=True))
show(nn.InstanceNorm1d(3), x[0].detach())
show(nn.InstanceNorm3d(1), torch.randn(1, 1, 2, 1, 2))
attempt(lambda: nn.BatchNorm1d(3)(torch.ones(1, 3)))
attempt(lambda: nn.BatchNorm2d(3)(torch.ones(1, 3)))
attempt(lambda: nn.BatchNorm1d(3)(torch.ones(1, 3, 1, 1)))
attempt(lambda: nn.GroupNorm(2, 3))
attempt(lambda: nn.LayerNorm(4)(torch.ones(2, 3)))
attempt(lambda: nn.InstanceNorm1d(2, affine=True)(torch.ones(2, 3, 4)))
attempt(lambda: nn.InstanceNorm2d(2)(torch.ones(2, 3)))
attempt(lambda: nn.BatchNorm1d())
layer = nn.BatchNorm1d(2)
layer(torch.randn(3, 2))
layer.reset_running_stats()
print(layer.running_mean, layer.running_var, layer.num_batches_tracked)
print(isinstance(layer, nn.modules.batchnorm._BatchNorm))
