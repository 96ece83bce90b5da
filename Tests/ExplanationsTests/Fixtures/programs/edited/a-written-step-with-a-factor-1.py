import copy
import torch
from torch import nn
torch.manual_seed(0)
model = nn.Linear(2, 1, bias=False)
nn.init.constant_(model.weight, 1.)
x = torch.ones(1, 2)
fast = dict(model.named_parameters())
loss = torch.func.functional_call(model, fast, (x,)).pow(2).sum()
grads = torch.autograd.grad(loss, fast.values(), create_graph=True)
if True:
    fast = {_name: p - (0.1) * (g + 0.5 * p) for (_name, p), g in zip(fast.items(), grads)}
    pass
outer = (torch.func.functional_call(model, fast, (x,)) - 1).pow(2).sum()
outer.backward()
print(model.weight.grad)
