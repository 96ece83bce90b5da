# circular pads are copies; a batch norm needs a positive eps in training
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def walk(node, depth=3):
    if node is None or depth == 0:
        return "-" if node is None else node.name().split("::")[-1]
    below = ", ".join(walk(n, depth - 1) for n, _ in node.next_functions)
    return f"{node.name().split('::')[-1]}({below})"


# Circular pads are copies, one after the other.
for shape, pad in [((1, 2, 3), (1, 2)), ((2, 3), (2, 0)), ((1, 1, 3, 2), (1, 0, 0, 2)), ((1, 2, 3), (-1, 2))]:
    x = torch.randn(shape, requires_grad=True)
    y = F.pad(x, pad, mode="circular")
    print(y, walk(y.grad_fn, 5))
    print(torch.autograd.grad((y * torch.arange(y.numel()).view(y.shape)).sum(), x)[0])
for module in [nn.BatchNorm1d(2, eps=-1), nn.BatchNorm1d(2, eps=0), nn.BatchNorm1d(2, eps=-1.5).eval(), nn.BatchNorm1d(2, eps=0.0).eval()]:
    try:
        print(module(torch.ones(2, 2)))
    except ValueError as e:
        print(e)
