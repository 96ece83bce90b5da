import copy, torch, torch.nn as nn
start = nn.Linear(1, 1, bias=False)
x = torch.ones(1, 1)
fast = dict(start.named_parameters())
g, = torch.autograd.grad(torch.func.functional_call(start, fast, (x,)).pow(2).sum(), fast["weight"], create_graph=True)
if True:
    fast["weight"] = fast["weight"] - (0.1 * g)
torch.autograd.grad((torch.func.functional_call(start, fast, (x,)) - 1).pow(2).sum(), start.weight)
