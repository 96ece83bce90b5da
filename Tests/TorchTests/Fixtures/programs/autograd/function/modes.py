import torch
from torch.autograd import Function
class F(Function):
    @staticmethod
    def forward(ctx, x):
        print("forward", torch.is_grad_enabled(), x.requires_grad, ctx.needs_input_grad)
        y = x * 2
        print(y.requires_grad)
        return y
    @staticmethod
    def backward(ctx, g):
        print("backward", torch.is_grad_enabled())
        return g * 2
x = torch.ones(2, requires_grad=True)
y = F.apply(x)
y.sum().backward()
torch.autograd.grad(F.apply(x).sum(), x, create_graph=True)
with torch.no_grad():
    print(F.apply(x).requires_grad)
print(F.apply(torch.ones(2)).requires_grad)
i = F.apply(torch.ones(2, dtype=torch.int64))
print(i)
