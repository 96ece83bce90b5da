import torch, torch.nn as nn, torch.nn.functional as F

import traceback
programs = [
    'torch.autograd.grad(torch.ones(2), torch.ones(2))',
    '(torch.ones(2, requires_grad=True) * 2).backward()',
    'y = torch.ones(2, requires_grad=True) * 2; y.backward(torch.ones(3))',
    'torch.ones(2, dtype=torch.long, requires_grad=True)',
    'm = nn.Linear(1, 1); m.weight = torch.ones(1, 1)',
    'torch.optim.SGD([], 0.1)',
    'y = torch.ones(2, requires_grad=True) * 2; y.requires_grad_(False)',
    'torch.ones(2).register_hook(print)',
    'nn.BatchNorm1d(1)(torch.ones(1, 1))',
    'x = torch.zeros(1, 2).expand(3, 2); x.add_(1)',
    'float(torch.ones(2))',
    'torch.ones(2).item()',
    'x = torch.ones(2, requires_grad=True); torch.heaviside(x, x).sum().backward()',
    'v = torch.ones(2, requires_grad=True) * 1\nwith torch.no_grad(): w = v[:1]\nw.add_(1)',
    'import copy; copy.deepcopy(torch.ones(2, requires_grad=True) * 2)',
    'w = torch.tensor(1.0, requires_grad=True); (w ** 2).backward(create_graph=True); print(w.grad)',
    'torch.autograd.grad(torch.ones(2, requires_grad=True).sum(), torch.ones(2))',
    'x = torch.ones(2, requires_grad=True); x += 1',
    'x = torch.ones(2, requires_grad=True); x[0] = 2.0',
    'x = torch.ones(2, requires_grad=True); y = (x * 2).unbind(); y[0].add_(1)',
    'y = torch.ones(2, requires_grad=True).exp(); y.sum().backward(); y.sum().backward()',
    'with torch.inference_mode(): c = torch.ones(1)\n(torch.ones(1, requires_grad=True) * c).sum()',
    'with torch.inference_mode(): c = torch.ones(1)\nc.add_(1)',
    'class Sq(torch.autograd.Function):\n    @staticmethod\n    def forward(ctx, x, y): return x * x\n    @staticmethod\n    def backward(ctx, g): return g\nSq.apply(torch.ones(1, requires_grad=True), torch.ones(1, requires_grad=True)).sum().backward()',
]
for program in programs:
    try:
        exec(program, {"torch": torch, "nn": nn, "F": F})
        print("nothing raised")
    except Exception as error:
        print(type(error).__name__, str(error).split("  (Triggered")[0])
