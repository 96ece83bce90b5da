# Classes with a handler of their own.
import torch
import torch.nn.functional as F


class Logged(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        print('call', func.__name__, [type(a).__name__ for a in args], [t.__name__ for t in types])
        return super().__torch_function__(func, types, args, kwargs)


a = torch.ones(2).as_subclass(Logged)
for make in (
    lambda: a + 1, lambda: 1 + a, lambda: 1 - a, lambda: a / 2, lambda: a // 2, lambda: a % 2, lambda: a ** 2, lambda: 2 ** a,
    lambda: -a, lambda: a @ a, lambda: a > 0, lambda: a == a, lambda: a != a, lambda: a[0], lambda: a.sum(),
    lambda: a.sum(dim=0), lambda: torch.sum(a), lambda: torch.add(torch.ones(2), a), lambda: torch.cat([a, a]),
    lambda: F.linear(a, torch.ones(2, 2)), lambda: torch.relu(a), lambda: a.shape, lambda: a.requires_grad,
    lambda: a.size(), lambda: a.sum().item(), lambda: a.tolist(), lambda: a.detach(), lambda: a.view(1, 2), lambda: a.max(0),
    lambda: len(a), lambda: bool(a.sum()), lambda: float(a.sum()), lambda: repr(a), lambda: 1 in a, lambda: torch.zeros_like(a),
    lambda: torch.where(a > 0, a, a), lambda: torch.nn.Linear(2, 2)(a), lambda: torch.ones(2) + a,
    lambda: torch.nn.Parameter(torch.ones(2)) + a, lambda: ~(a > 0), lambda: a.as_subclass(torch.Tensor),
):
    print(type(make()).__name__)
a.mul_(2)
a += 1
a[0] = 5
print(a)


class Plain(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **(kwargs or {}))


m = torch.ones(2).as_subclass(Plain)
print(type(m + 1).__name__, type(m[0]).__name__, type(torch.sin(m)).__name__)

HANDLED = {}


def implements(function):
    def register(implementation):
        HANDLED[function] = implementation
        return implementation
    return register


class Diagonal:
    def __init__(self, size, value):
        self.size, self.value = size, value

    def __repr__(self):
        return f'Diagonal({self.size}, {self.value})'

    def tensor(self):
        return self.value * torch.eye(self.size)

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        if func not in HANDLED or not all(issubclass(t, (torch.Tensor, Diagonal)) for t in types):
            return NotImplemented
        return HANDLED[func](*args, **(kwargs or {}))


@implements(torch.mean)
def mean(input):
    return float(input.value) / input.size


@implements(torch.add)
def add(input, other):
    return Diagonal(input.size, input.value + other.value)


d = Diagonal(5, 2)
print(torch.mean(d), torch.add(d, d))
for make in (lambda: torch.mul(d, 3), lambda: torch.ones(5) + d):
    try:
        print(make())
    except TypeError as error:
        print(error)
print(torch.overrides.is_tensor_like(d), torch.overrides.has_torch_function((d,)), torch.overrides.is_tensor_like(1))
