# `functional_call` with tied weights, and tangents of wrong sizes.
import torch
from torch import nn


class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(2, 2, bias=False)
        self.b = nn.Linear(2, 2, bias=False)
        self.b.weight = self.a.weight
        self.register_buffer("c", torch.ones(2))

    def forward(self, x):
        return self.b(self.a(x)) + self.c


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


module, x, eye = Tied(), torch.ones(1, 2), torch.eye(2)
call = torch.func.functional_call
show(lambda: call(module, {"a.weight": eye}, x))
show(lambda: call(module, {"a.weight": eye, "b.weight": eye}, x))
show(lambda: call(module, {"a.weight": eye, "b.weight": torch.zeros(2, 2)}, x))
show(lambda: call(module, {"a.weight": eye, "b.weight": torch.zeros(2, 2)}, x, tie_weights=False))
show(lambda: call(module, {"a.weight": eye}, x, strict=True))
show(lambda: call(module, {"a.weight": eye, "c": torch.zeros(2)}, x, strict=True))
