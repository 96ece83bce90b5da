# layers of complex numbers; nodes of LSTM layers with and without biases
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def walk(node, depth=3):
    if node is None or depth == 0:
        return "-" if node is None else node.name().split("::")[-1]
    below = ", ".join(walk(n, depth - 1) for n, _ in node.next_functions)
    return f"{node.name().split('::')[-1]}({below})"


warnings.simplefilter("ignore")
linear = nn.Linear(2, 2, bias=False).to(torch.cdouble)
print(linear.weight.dtype, linear(torch.ones(1, 2, dtype=torch.cdouble)).dtype)
for bias in [True, False]:
    lstm = nn.LSTM(2, 3, num_layers=2, bias=bias)
    y, (h, c) = lstm(torch.randn(4, 1, 2), (torch.zeros(2, 1, 3, requires_grad=True), torch.zeros(2, 1, 3)))
    print(walk(y.grad_fn), walk(h.grad_fn))
