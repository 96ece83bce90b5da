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
x = torch.tensor([[-2.0, -0.7, 0.0, 0.4], [1.0, 2.5, 4.0, 7.0]], requires_grad=True)
layers = [nn.ReLU(), nn.ReLU6(), nn.LeakyReLU(), nn.LeakyReLU(0.2), nn.PReLU(), nn.PReLU(4, init=0.1), nn.ELU(), nn.ELU(0.5), nn.CELU(), nn.SELU(),
          nn.GELU(), nn.GELU("tanh"), nn.SiLU(), nn.Mish(), nn.Softplus(), nn.Softplus(2, 3), nn.Softsign(), nn.Sigmoid(), nn.LogSigmoid(), nn.Tanh(),
          nn.Tanhshrink(), nn.Hardtanh(), nn.Hardtanh(-2, 3), nn.Hardsigmoid(), nn.Hardswish(), nn.Hardshrink(), nn.Softshrink(), nn.Softshrink(0.1),
          nn.Threshold(0.1, 20), nn.GLU(), nn.GLU(0), nn.Softmax(dim=1), nn.LogSoftmax(dim=-1), nn.Softmin(dim=0)]
for layer in layers:
    show(layer, x)
show(nn.Softmax2d(), torch.randn(1, 2, 2, 2, requires_grad=True))
show(nn.Softmax(), torch.randn(2, 3))
drawn = nn.RReLU()
show(drawn, x)
drawn.eval()
show(drawn, x)
for cls in (nn.ReLU, nn.ReLU6, nn.SiLU, nn.Mish, nn.SELU, nn.ELU, nn.CELU, nn.LeakyReLU, nn.Hardtanh, nn.Hardswish, nn.Hardsigmoid):
    layer = cls(inplace=True)
    y = torch.tensor([-1.0, 2.0])
    print(layer, layer(y) is y, y)
attempt(lambda: nn.Hardtanh(2, 1))
attempt(lambda: nn.Softmax2d()(torch.ones(2)))
attempt(lambda: nn.Threshold(1))
attempt(lambda: nn.GELU("other")(x))
attempt(lambda: nn.ReLU(1, 2, 3))
attempt(lambda: nn.PReLU(3)(torch.ones(2, 4)))
