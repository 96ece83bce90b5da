# Activations whose kernels are single operations of the reference, bilinear layers and scalar powers: values and gradients
# to the last bit, on whole vectors and on what is left of a row.
import torch
import torch.nn as nn
import torch.nn.functional as F


def digest(*tensors):
    out = []
    for t in tensors:
        bits = t.detach().contiguous().view(torch.int32).to(torch.int64).flatten()
        out.append((bits * (torch.arange(bits.numel()) % 1009 + 1)).sum().item())
    return out


def rrelu(v):
    torch.manual_seed(1)
    return F.rrelu(v, training=True)


functions = {
    "mish": F.mish, "celu": F.celu, "celu 2": lambda v: F.celu(v, 2.0), "celu 0.3": lambda v: F.celu(v, 0.3), "rrelu": rrelu,
    "rrelu eval": F.rrelu, "elu": F.elu, "selu": F.selu, "silu": F.silu, "softplus": F.softplus, "gelu tanh": lambda v: F.gelu(v, approximate="tanh"),
    "logsigmoid": F.logsigmoid, "tanhshrink": F.tanhshrink, "power": lambda v: v.abs() ** 1.7, "root": lambda v: v.abs() ** 0.3,
    "power of": lambda v: 2.3**v, "softmax": lambda v: F.softmax(v.view(-1, 4), 1), "glu": lambda v: F.glu(v.view(-1, 4)),
}
for count in (64, 200, 12):
    torch.manual_seed(0)
    x = (torch.randn(count) * 2).requires_grad_()
    for name, function in functions.items():
        y = function(x)
        weights = torch.arange(1.0, y.numel() + 1).view(y.shape) * 0.37
        print(count, name, digest(y, torch.autograd.grad((y * weights).sum(), x)[0]))
for sizes, rows in [((3, 4, 5), 6), ((1, 2, 1), 3), ((8, 8, 16), 33)]:
    torch.manual_seed(2)
    layer = nn.Bilinear(*sizes)
    a, b = torch.randn(rows, sizes[0], requires_grad=True), torch.randn(rows, sizes[1], requires_grad=True)
    y = layer(a, b)
    y.pow(2).sum().backward()
    print(sizes, digest(y, a.grad, b.grad, layer.weight.grad, layer.bias.grad))
