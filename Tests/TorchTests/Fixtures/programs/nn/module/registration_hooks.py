# Hooks on everything that any module registers.
import torch
from torch import nn
from torch.nn.modules.module import (
    register_module_buffer_registration_hook, register_module_module_registration_hook,
    register_module_parameter_registration_hook)

seen = []
handles = [
    register_module_parameter_registration_hook(lambda m, name, p: seen.append(("p", type(m).__name__, name, tuple(p.shape)))),
    register_module_buffer_registration_hook(
        lambda m, name, b: seen.append(("b", type(m).__name__, name, None if b is None else tuple(b.shape)))),
    register_module_module_registration_hook(
        lambda m, name, child: seen.append(("m", type(m).__name__, name, type(child).__name__))),
]


def show(label):
    print(label, *seen, sep="\n  ")
    seen.clear()


model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.ReLU())
show("layers")
model[0].extra = nn.Tanh()
model.add_module("more", nn.Linear(1, 1, bias=False))
model[0].register_buffer("z", None)
model[0].z = torch.ones(1)
model[0].extra = None
model[0].w = nn.Parameter(torch.ones(1))
show("by hand")
nn.Conv2d(1, 2, 3), nn.Embedding(3, 2), nn.PReLU(), nn.LayerNorm(2), nn.Bilinear(1, 1, 1)
nn.MultiheadAttention(4, 2), nn.LSTM(2, 3), nn.ModuleList([nn.ReLU()]), nn.ModuleDict({"a": nn.ReLU()})
nn.ParameterList([nn.Parameter(torch.ones(1))])
show("others")
for handle in handles:
    handle.remove()
nn.Linear(1, 1)
show("removed")
with register_module_parameter_registration_hook(lambda m, name, p: nn.Parameter(p.detach() * 0 + 7)):
    module = nn.Module()
    module.a = nn.Parameter(torch.ones(2))
    print(module.a)
with register_module_module_registration_hook(lambda m, name, child: nn.Identity()):
    print(nn.Sequential(nn.Linear(1, 1)))
for value in (nn.ReLU, torch.nn.functional.relu, torch.tanh, torch.nn.functional.linear, lambda x: x, print, int, 3):
    try:
        nn.Sequential(value)
    except TypeError as error:
        print(error)
print(nn.utils.skip_init(nn.Linear, 2, 3), torch.nn.LazyInstanceNorm2d(), nn.NLLLoss2d())
