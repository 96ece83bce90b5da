# The step of a custom function shows the module that made its class.
import torch


class Largest(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.max()

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_tensors
        return gradient * (x == x.max())


x = torch.tensor([1.0, 3.0, 2.0], requires_grad=True)
y = Largest.apply(x)
print(y, repr(y.grad_fn).split(" at ")[0], type(y.grad_fn), y.grad_fn.name())
print(repr((y * 2).grad_fn).split(" at ")[0])
y.backward()
print(x.grad)
