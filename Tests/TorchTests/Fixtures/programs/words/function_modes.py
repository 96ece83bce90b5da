# Modes that every function is handed to.
import torch
import torch.nn.functional as F
from torch import nn
from torch.overrides import BaseTorchFunctionMode, TorchFunctionMode, resolve_name


class Told(TorchFunctionMode):
    def __init__(self, name=""):
        self.name = name

    def __torch_function__(self, func, types, args=(), kwargs=None):
        print(self.name, func.__name__, [kind.__name__ for kind in types], len(args), kwargs)
        return func(*args, **(kwargs or {}))


with Told("a"):
    x = torch.ones(2, 3)
    y = x + 1
    z = torch.sum(y, dim=0)
    x.mean()
    x[0]
    x[0] = 2
    x += 1
    1 - x
    -x
    x @ x.T
    x > 0
    len(x)
    F.relu(x)
    F.softmax(x, 1)
    F.mse_loss(x, y)
    nn.ReLU()(x)
    torch.tensor(3.0)
    x.shape
with Told("outer"):
    with Told("inner"):
        torch.ones(2, dtype=torch.float64)
    torch.zeros(1)


class Wide(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        kwargs = kwargs or {}
        if func is torch.ones:
            kwargs["dtype"] = torch.float64
        return func(*args, **kwargs)


with Wide():
    print(torch.ones(2), torch.zeros(2))


class Fixed(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        if func is torch.zeros:
            raise ValueError("no zeros")
        return 42


try:
    with Fixed():
        print(torch.ones(2), torch.add(1, 2))
        torch.zeros(1)
except ValueError as error:
    print(error)
print(torch.ones(1))
with BaseTorchFunctionMode():
    print(torch.ones(2))
try:
    with TorchFunctionMode():
        torch.ones(2)
except NotImplementedError:
    print("nothing answers")
layer = nn.Linear(3, 2)


class Names(TorchFunctionMode):
    def __torch_function__(self, func, types, args=(), kwargs=None):
        print(resolve_name(func))
        return func(*args, **(kwargs or {}))


with Names():
    F.cross_entropy(layer(torch.ones(1, 3)), torch.tensor([0])).backward()
