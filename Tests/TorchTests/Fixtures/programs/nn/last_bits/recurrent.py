# Long short-term memory and its gradients to the last bit: one row and many, more steps than a chain takes, both ways.
import torch
from torch import nn


def digest(t):
    """One number that any other bit would change."""
    t = t.detach().contiguous()
    words = t.view(torch.int32 if t.dtype == torch.float32 else torch.int64).flatten()
    steps = torch.arange(1, words.numel() + 1) * 2654435761 % 1000003
    return int((words.long() % 998244353 * steps).sum() % 998244353)


def layer(steps, batch, features, width, **options):
    torch.manual_seed(steps * 7 + batch)
    module = nn.LSTM(features, width, **options)
    x = torch.randn(steps, batch, features, requires_grad=True)
    ways = 2 if options.get("bidirectional") else 1
    deep = options.get("num_layers", 1) * ways
    h, c = [torch.randn(deep, batch, width, requires_grad=True) for _ in range(2)]
    output, (last, cell) = module(x, (h, c))
    found = [output, last, cell]
    torch.autograd.backward(found, [torch.randn(t.shape) for t in found])
    print(steps, batch, features, width, options, [digest(t) for t in found])
    print([digest(t.grad) for t in [x, h, c, *module.parameters()]])
    with torch.no_grad():
        print(digest(module(x, (h, c))[0]))


layer(1, 1, 3, 4)
layer(5, 2, 3, 4)
layer(12, 1, 8, 16)
layer(20, 2, 1, 10)
layer(7, 1, 1, 6)
layer(6, 5, 8, 8)
layer(4, 3, 2, 1)
layer(30, 16, 6, 12)
layer(3, 4, 400, 20)
layer(6, 4, 5, 8, bias=False)
layer(30, 16, 6, 12, bidirectional=True)
layer(9, 3, 7, 10, num_layers=2)
