import torch, torch.nn as nn, torch.nn.functional as F
class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): ctx.save_for_backward(x); return x ** 3
    @staticmethod
    def backward(ctx, g): x, = ctx.saved_tensors; return 3 * x ** 2 * g
x = torch.tensor(2., dtype=torch.double, requires_grad=True); Cube.apply(x).backward(); print(x.grad, torch.autograd.gradcheck(Cube.apply, (x,)))
