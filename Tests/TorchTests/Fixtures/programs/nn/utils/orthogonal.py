# Orthogonal weights: the three maps, with and without a base to turn away from.
import torch
from torch import nn
from torch.nn.utils.parametrizations import orthogonal


def attempt(label, work):
    try:
        print(label, work())
    except Exception as error:
        print(label, type(error).__name__, error)


for name in ("matrix_exp", "cayley", "householder"):
    for turns in (True, False):
        torch.manual_seed(1)
        layer = orthogonal(nn.Linear(3, 5), orthogonal_map=name, use_trivialization=turns)
        weight = layer.weight
        print(name, turns, (weight.T @ weight - torch.eye(3)).abs().max().item() < 1e-5, layer)
        torch.set_printoptions(precision=3)
        print(weight)
        weight.sum().backward()
        print(list(layer.state_dict()), layer.parametrizations.weight.original.grad)
        torch.set_printoptions(precision=4)
        attempt("assigned", lambda: setattr(layer, "weight", torch.eye(5)[:, :3]))
        print((layer.weight.abs() + 0.0).detach().round(decimals=3))
torch.manual_seed(1)
wide = orthogonal(nn.Linear(4, 2), use_trivialization=False)
print(wide.weight, (wide.weight @ wide.weight.T).detach().round(decimals=3).abs())
attempt("vector", lambda: orthogonal(nn.Linear(2, 2), "bias"))
attempt("map", lambda: orthogonal(nn.Linear(2, 2), orthogonal_map="x"))
attempt("name", lambda: orthogonal(nn.Linear(2, 2), "q"))
