import copy, torch, torch.nn as nn
start = nn.Linear(1, 1, bias=False)
x = torch.ones(1, 1)
fast = copy.deepcopy(start)
g, = torch.autograd.grad(fast(x).pow(2).sum(), fast.weight, create_graph=True)
with torch.no_grad():
    fast.weight -= 0.1 * g
torch.autograd.grad((fast(x) - 1).pow(2).sum(), start.weight)
