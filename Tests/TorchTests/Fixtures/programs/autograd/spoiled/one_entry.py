import torch, torch.nn as nn, torch.nn.functional as F

for needs in (True, False):
    h = torch.ones(2, 2, requires_grad=True) * 1
    w = torch.ones(2, 2, requires_grad=needs)
    y = h @ w
    h[0, 0] = 5.0
    try:
        y.sum().backward()
        print(needs, "safe")
    except RuntimeError as error:
        print(needs, "error", error)
