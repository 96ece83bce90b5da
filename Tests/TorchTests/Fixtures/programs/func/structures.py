import torch
from torch.func import functional_call, grad, jacrev, jvp, vjp

x = torch.tensor([1., 2., 3.])
layer = torch.nn.Linear(3, 1)


def f(x):
    return (x.sin() * x ** 2).sum()


def say(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


say(lambda: grad(f, argnums=(0, 0))(x))
say(lambda: jacrev(lambda x: x * 2, chunk_size=0))
say(lambda: jvp(f, (x, x), (x,)))
say(lambda: jvp(f, ((x, x), x), (x,)))
say(lambda: vjp(lambda x: (x * 2, x), x)[1](torch.ones(3)))
say(lambda: vjp(lambda x: {"a": [x * 2], "b": (x,)}, x)[1]((x,)))
say(lambda: functional_call(layer, {"weight": 3}, x))
