import torch, torch.nn as nn, torch.nn.functional as F

def attempt(side):
    x = torch.tensor([[0.5, 2.0], [1.5, 3.0]], requires_grad=True)
    z = torch.tensor([[1.0, 2.0], [3.0, 0.5]], requires_grad=True)
    a, b = x * 1, z * 1
    y = a / b
    target = {"first": a, "second": b, "output": y}[side]
    try:
        target.mul_(2)
        y.sum().backward()
        print(side, "safe", x.grad.tolist(), z.grad.tolist())
    except RuntimeError as error:
        print(side, "error", error)

attempt("first")
attempt("second")
attempt("output")
