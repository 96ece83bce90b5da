"""Transforms and the calls of autograd with something else in the place of one argument."""
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
torch.func.grad(lambda x, y: (x * y).sum(), argnums=(0, 1))('mean', y24)
torch.func.grad_and_value(lambda x: x.sum())(None)
torch.func.vjp(lambda x: x.sum(), None)
torch.func.vjp(lambda x: x * 2, [])[1](x24)
torch.func.jacrev(lambda x: x.sum(0), argnums=0)(None)
torch.func.jacrev(lambda x: x.sum(2 ** 70), argnums=0)(x24)
torch.func.jacfwd(lambda x: x.sum(0), argnums=0)(None)
torch.func.jacfwd(lambda x: x.sum(0), argnums=0)([])
torch.func.jacfwd(lambda x: x.sum(2 ** 70), argnums=0)(x24)
torch.func.hessian(lambda x: (x ** 3).sum())(None)
torch.func.hessian(lambda x: (x ** 3).sum())([])
torch.func.vmap(lambda x: x.sum())([])
torch.func.vmap(lambda x, y: x * y, in_dims=(0, None))(x24, 2 ** 70)
torch.func.vmap(lambda x, y: x * y, in_dims=(0, None))(x24, torch.float64)
torch.vmap(lambda x: x + torch.rand(4), randomness='different')([])
torch.vmap(lambda x: x, chunk_size=torch.float64)(x24)
torch.func.functional_call(None, dict(lin.named_parameters()), (x24,))
torch.func.functional_call(lin, 'x', (x24,))
torch.func.functional_call(lin, dict(lin.named_parameters()), torch.float64)
torch.autograd.grad('x', xg)
torch.autograd.grad((xg * 2).sum(), [xg], retain_graph='x', create_graph=False)
torch.autograd.backward('x')
torch.autograd.backward(xg * 2, grad_tensors=torch.ones(3), retain_graph='x', inputs=[xg])
(xg * 2).backward(gradient=torch.ones(3), retain_graph='x', inputs=[xg])
torch.autograd.functional.jacobian(lambda x: x * 2, torch.ones(2), create_graph=None, strict=True, vectorize=False)
torch.func.grad(lambda x, y: (x * y).sum(), argnums=(0, 1))(0, y24)
torch.func.grad_and_value(lambda x: x.sum())('x')
torch.func.vjp(lambda x: x.sum(), 'x')
torch.func.jacrev(lambda x: x.sum(0), argnums=0)('x')
torch.func.jacfwd(lambda x: x.sum(0), argnums=0)('x')
torch.func.jacfwd(lambda x: x.sum(0), argnums=0)({})
torch.func.hessian(lambda x: (x ** 3).sum())('x')
torch.func.hessian(lambda x: (x ** 3).sum())({})
torch.func.vmap(lambda x: x.sum())({})
torch.vmap(lambda x: x + torch.rand(4), randomness='different')({})
torch.func.functional_call('x', dict(lin.named_parameters()), (x24,))
torch.func.functional_call(lin, [1], (x24,))
torch.func.functional_call(lin, {'weight': torch.ones(3, 4)}, torch.float64)
torch.autograd.grad([1], xg)
torch.autograd.grad((xg * 2).sum(), [xg], retain_graph=1.5, create_graph=False)
torch.autograd.backward([1])
torch.autograd.backward(xg * 2, grad_tensors=torch.ones(3), retain_graph=1.5, inputs=[xg])
(xg * 2).backward(gradient=torch.ones(3), retain_graph=1.5, inputs=[xg])
torch.autograd.functional.jacobian(lambda x: x * 2, torch.ones(2), create_graph='x', strict=True, vectorize=False)
torch.func.grad(lambda x, y: (x * y).sum(), argnums=(0, 1))(-0.5, y24)
torch.func.grad_and_value(lambda x: x.sum())(1.5)
torch.func.vjp(lambda x: x.sum(), 1.5)
torch.func.jacrev(lambda x: x.sum(0), argnums=0)(1.5)
torch.func.jacfwd(lambda x: x.sum(0), argnums=0)(1.5)
torch.func.hessian(lambda x: (x ** 3).sum())(1.5)
torch.func.vmap(lambda x, y: x * y, in_dims=(0, None))([], torch.ones(4))
torch.vmap(lambda x: x, chunk_size=1)([])
torch.func.functional_call(1.5, dict(lin.named_parameters()), (x24,))
torch.func.functional_call(lin, (1, 2), (x24,))
torch.autograd.grad((1, 2), xg)
torch.autograd.grad((xg * 2).sum(), [xg], retain_graph=[1], create_graph=False)
torch.autograd.backward((1, 2))
torch.autograd.backward(xg * 2, grad_tensors=torch.ones(3), retain_graph=[1], inputs=[xg])
(xg * 2).backward(gradient=torch.ones(3), retain_graph=[1], inputs=[xg])
torch.autograd.functional.jacobian(lambda x: x * 2, torch.ones(2), create_graph=1.5, strict=True, vectorize=False)
"""

for expression in CALLS.strip().split("\n"):
    try:
        print(shown(eval(expression, fresh())))
    except Exception as error:
        print(expression, "|", type(error).__name__ + ":", error)
