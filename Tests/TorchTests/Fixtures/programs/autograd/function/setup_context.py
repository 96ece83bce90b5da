import torch
from torch.autograd import Function
class Mul(Function):
    @staticmethod
    def forward(x, y):
        return x * y
    @staticmethod
    def setup_context(ctx, inputs, output):
        x, y = inputs
        ctx.save_for_backward(x, y)
        ctx.shape = output.shape
    @staticmethod
    def backward(ctx, g):
        x, y = ctx.saved_tensors
        print(ctx.shape)
        return g * y, g * x
x = torch.tensor([1., 2.], requires_grad=True)
y = torch.tensor([3., 4.], requires_grad=True)
o = Mul.apply(x, y)
o.sum().backward()
print(x.grad, y.grad)
f = Mul.apply
print(f(x, torch.ones(2)).requires_grad)
print(torch.func.grad(lambda x: Mul.apply(x, y.detach()).sum())(x.detach()))
