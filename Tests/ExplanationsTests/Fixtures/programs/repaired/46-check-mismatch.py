import torch, torch.nn as nn, torch.nn.functional as F
class Sq(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x): ctx.save_for_backward(x); return x ** 2
    @staticmethod
    def backward(ctx, g): x, = ctx.saved_tensors; return 2 * x * g
x = torch.tensor(3., requires_grad=True, dtype=torch.double); Sq.apply(x).backward(); print(x.grad)
print(torch.autograd.gradcheck(Sq.apply, (x,)))
