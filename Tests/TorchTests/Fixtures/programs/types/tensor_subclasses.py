# The results of operations take the class of their operands.
import torch
import torch.nn.functional as F


class A(torch.Tensor):
    pass


class B(A):
    pass


class C(torch.Tensor):
    pass


def show(make):
    try:
        value = make()
        print(type(value).__name__, value)
    except Exception as error:
        print(type(error).__name__, error)


a = torch.ones(2).as_subclass(A)
b = torch.ones(2).as_subclass(B)
c = torch.ones(2).as_subclass(C)
for make in (
    lambda: A([1.0, 2.0]), lambda: A(2).shape, lambda: a + 1, lambda: 1 - a, lambda: a * a, lambda: a.sum(),
    lambda: -a, lambda: a[0], lambda: a > 0, lambda: torch.sin(a), lambda: torch.cat([a, torch.ones(1)]),
    lambda: torch.stack([torch.ones(2), a]), lambda: a.max(0), lambda: a.unbind(0), lambda: a.tolist(), lambda: a.numel(),
    lambda: F.relu(a), lambda: F.linear(a, torch.eye(2)), lambda: list(a), lambda: a.data, lambda: a.grad, lambda: a.mT.shape,
    lambda: a.shape, lambda: a.dtype, lambda: a.clone(), lambda: a.detach(), lambda: a @ a, lambda: 2 ** a, lambda: a // 1,
    lambda: a.as_subclass(torch.Tensor), lambda: torch.zeros_like(a), lambda: a.new_ones(2), lambda: a.long(),
    lambda: b + a, lambda: a + b, lambda: a + c, lambda: torch.add(a, c), lambda: a.add(c), lambda: torch.cat([a, c]),
    lambda: torch.nn.Parameter(torch.ones(2)) * 2, lambda: a * torch.nn.Parameter(torch.ones(2)), lambda: a + 'x',
    lambda: torch.ones(2) + a, lambda: a.split(1), lambda: a.sort(), lambda: f'{a}', lambda: f'{a.sum():.2f}',
    lambda: torch.nn.Linear(2, 2)(a).shape, lambda: isinstance(a + 1, torch.Tensor), lambda: bool(a.sum() > 0),
    lambda: a.add(1, foo=2), lambda: a[5],
):
    show(make)

a.extra = 1
print(hasattr(a, 'extra'), hasattr(a + 1, 'extra'))
a += 1
print(type(a).__name__)
x = torch.ones(3, requires_grad=True)
y = (x.as_subclass(A) ** 2).sum()
y.backward()
print(y, type(y).__name__, x.grad, type(x.grad).__name__)
print(type(torch.nn.Sequential(torch.nn.Linear(2, 2), torch.nn.ReLU())(b)).__name__)


class Named(torch.Tensor):
    @staticmethod
    def __new__(cls, data, name):
        return torch.Tensor._make_subclass(cls, data)

    def __init__(self, data, name):
        self.name_of_it = name


n = Named(torch.arange(3.0), 'n')
print(n, n.name_of_it, n * 2, type(n * 2).__name__)


class P(torch.nn.Parameter):
    pass


p = P(torch.ones(2))
print(p, type(p * 2).__name__)
