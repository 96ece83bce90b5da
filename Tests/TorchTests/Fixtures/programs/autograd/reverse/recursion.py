import torch
import sys
x = torch.tensor([1., 2.], requires_grad=True)
class Inner(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, depth):
        ctx.depth = depth
        ctx.save_for_backward(x)
        return x * 2
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        if ctx.depth:
            with torch.enable_grad():
                y = x.detach().requires_grad_()
                Inner.apply(y, ctx.depth - 1).sum().backward()
                return g * y.grad, None
        return g * 2, None
y = Inner.apply(x, 20)
y.sum().backward()
print(x.grad)
count = [0]
def hook(g):
    count[0] += 1
    if count[0] < 30:
        with torch.enable_grad():
            z = (x * 2)
            z.register_hook(hook)
            z.sum().backward()
z = x * 2
z.register_hook(hook)
x.grad = None
z.sum().backward()
print(count, x.grad)
