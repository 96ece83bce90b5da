import copy, torch, torch.nn as nn, torch.nn.functional as F
m = nn.Linear(1, 1, bias=False); nn.init.constant_(m.weight, 2.); x = torch.ones(1, 1)
g, = torch.autograd.grad(m(x).pow(2).sum(), m.weight, create_graph=True)
fast = copy.deepcopy(m)
with torch.no_grad(): fast.weight -= 0.1 * g
(fast(x) - 1).pow(2).sum().backward()
print(fast.weight.grad, m.weight.grad)
