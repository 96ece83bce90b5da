# Hooks of nodes and modules: how many values they may return, and gradients that no hook sees; edges in place of outputs.
import torch
from torch import nn
from torch.autograd.graph import get_gradient_edge


def leaf():
    return torch.tensor([1.0, 2.0, 3.0], requires_grad=True)


def show(title, call):
    try:
        print(title, call())
    except Exception as error:
        print(title, type(error).__name__, error)


def with_hook(before, answer):
    x = leaf()
    y = x * 2

    def watch(*gradients):
        return answer

    (y.grad_fn.register_prehook if before else y.grad_fn.register_hook)(watch)
    y.sum().backward()
    return x.grad


one = torch.ones(3)
for before in (True, False):
    for answer in (None, (one,), (one, one), (one, None), (one, one, one), ()):
        show((before, answer), lambda: with_hook(before, answer))


class Named(nn.Module):
    def forward(self, x):
        return {"double": x * 2}


seen = []
module = Named()
module.register_full_backward_hook(lambda m, sent, came: seen.append(1))
module(leaf())["double"].sum().backward()
print(seen)
x = leaf()
edge = get_gradient_edge(x * 2)
show("edge", lambda: torch.autograd.grad(edge, x, torch.ones(3)))
show("edge alone", lambda: torch.autograd.grad(get_gradient_edge(x * 2), x))
show("complex", lambda: (leaf() * 2).backward(torch.ones(3, dtype=torch.complex64)))
show("real", lambda: (leaf() * 2j).backward(torch.ones(3)))
show("batched", lambda: torch.autograd.grad(leaf() * 2, leaf(), torch.ones(2, 2), is_grads_batched=True))
