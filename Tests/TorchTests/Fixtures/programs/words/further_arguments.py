"""Optimisers, data, distributions, modules and tensors with something else in the place of one argument."""
import torch
import torch.distributions as D
import torch.nn as nn
import torch.nn.functional as F
import torch.utils.checkpoint
import torch.nn.utils.prune
import torch.nn.utils.parametrize
import torch.autograd.functional
import torch.autograd.forward_ad
from torch.utils.data import DataLoader, TensorDataset

inf, nan = float("inf"), float("nan")


def loss(model):
    model.zero_grad()
    value = (model(torch.ones(2, 4)) ** 2).sum()
    value.backward()
    return value


def graded(model):
    loss(model)
    return model


def steps(optimizer, schedule=None):
    for _ in range(3):
        for group in optimizer.param_groups:
            for p in group["params"]:
                p.grad = torch.ones_like(p)
        optimizer.step()
        if schedule is not None:
            schedule.step()
    return [len(optimizer.param_groups)]


def fresh():
    torch.set_default_dtype(torch.float32)
    torch.set_grad_enabled(True)
    torch.autograd.set_detect_anomaly(False)
    torch.manual_seed(5)
    names = dict(globals())
    names.update(
        x24=torch.randn(2, 4), y24=torch.rand(2, 4), p24=torch.rand(2, 4) * 0.8 + 0.1, img=torch.randn(2, 3, 6, 6),
        idx=torch.tensor([[1, 2, 0], [3, 0, 1]]), cls=torch.tensor([1, 3]), xg=torch.ones(3, requires_grad=True),
        lin=nn.Linear(4, 3), lin2=nn.Linear(4, 3), ds=TensorDataset(torch.ones(4, 2), torch.arange(4)))
    names["sgd"] = torch.optim.SGD(names["lin"].parameters(), lr=0.1, momentum=0.9)
    names["closure"] = lambda: loss(names["lin"])
    return names


def shown(value):
    if isinstance(value, torch.Tensor):
        return f"tensor {value.dtype} {tuple(value.shape)} {value.requires_grad}"
    if isinstance(value, (tuple, list)):
        return type(value).__name__ + " " + ", ".join([shown(part) for part in value])
    if value is None or isinstance(value, (int, float, str, bool, torch.nn.Module)):
        return repr(value)
    return type(value).__name__


CALLS = r"""
lin.type(1.5)
setattr(torch.float64, 'weight', nn.Parameter(torch.ones(3, 4)))
setattr(lin, torch.float64, nn.Parameter(torch.ones(3, 4)))
setattr(lin, 'weight', nn.Parameter(torch.ones(2, 3, dtype=torch.int64)))
steps(torch.optim.SGD(lin.parameters(), torch.float64, 0.9, 0.1))
steps(torch.optim.SGD(lin.parameters(), 0.1, 2 ** 70, 0.1))
steps(torch.optim.SGD(lin.parameters(), 0.1, 0.9, torch.float64))
list(torch.utils.data.WeightedRandomSampler(torch.float64, 3, replacement=True))
D.Normal(0.0).log_prob(torch.tensor(0.5))
D.Normal(0.0, 1.0, foo=1).log_prob(torch.tensor(0.5))
D.Normal(0.0, 1.0).icdf(torch.float64)
lin.type(2)
setattr(lin, 'weight', nn.Parameter(torch.tensor(True)))
setattr(torch.float64, 'zz', nn.Parameter(torch.ones(3, 4)))
steps(torch.optim.SGD(lin.parameters(), 0.1, torch.float64, 0.1))
steps(torch.optim.Adam(lin.parameters(), lr=0.001, betas=(0.9, 0.999), eps=2 ** 70, weight_decay=0, amsgrad=False))
D.Normal(torch.zeros(2)).sample((3,))
D.Normal(torch.zeros(2), torch.ones(2), foo=1).sample((3,))
lin.type(True)
setattr(lin, 'weight', nn.Parameter(torch.tensor(2)))
steps(torch.optim.SGD([{'params': lin.weight, 'lr': 0.1}, {'params': [lin.bias]}], lr=torch.float64))
D.Normal(0.0).rsample([2])
D.Normal(0.0, 1.0, foo=1).rsample([2])
"""

for expression in CALLS.strip().split("\n"):
    try:
        print(shown(eval(expression, fresh())))
    except Exception as error:
        print(expression, "|", type(error).__name__ + ":", error)
