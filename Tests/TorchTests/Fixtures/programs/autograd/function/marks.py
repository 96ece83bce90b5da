import torch
from torch.autograd import Function
class AddOne(Function):
    @staticmethod
    def forward(ctx, x):
        x.add_(1)
        ctx.mark_dirty(x)
        return x
    @staticmethod
    def backward(ctx, g):
        return g
x = torch.ones(2, requires_grad=True)
y = x * 2
z = AddOne.apply(y)
print(z is y, y.grad_fn.name(), y._version)
z.sum().backward()
print(x.grad)
class SortLike(Function):
    @staticmethod
    def forward(ctx, x):
        s, i = x.sort()
        ctx.mark_non_differentiable(i)
        ctx.save_for_backward(i)
        ctx.size = x.shape
        return s, i
    @staticmethod
    def backward(ctx, g, gi):
        print(g, gi)
        i, = ctx.saved_tensors
        out = torch.zeros(ctx.size)
        out[i] = g
        return out
x = torch.tensor([3., 1., 2.], requires_grad=True)
s, i = SortLike.apply(x)
print(s, i, i.requires_grad)
(s * torch.tensor([1., 2., 3.])).sum().backward()
print(x.grad)
class Two(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2, x * 3
    @staticmethod
    def backward(ctx, a, b):
        print(a, b)
        return a * 2 + b * 3
x = torch.ones(2, requires_grad=True)
a, b = Two.apply(x)
print(a.grad_fn is b.grad_fn, a.output_nr, b.output_nr)
a.sum().backward()
print(x.grad)
class TwoNone(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.set_materialize_grads(False)
        return x * 2, x * 3
    @staticmethod
    def backward(ctx, a, b):
        print(a, b)
        return a * 2
a, b = TwoNone.apply(x)
a.sum().backward()
print(x.grad)
class Identity(Function):
    @staticmethod
    def forward(ctx, x):
        return x
    @staticmethod
    def backward(ctx, g):
        return g * 5
y = Identity.apply(x)
print(y is x, y.grad_fn.name(), y.requires_grad)
x.grad = None
y.sum().backward()
print(x.grad)
class View(Function):
    @staticmethod
    def forward(ctx, x):
        return x.view(1, 2)
    @staticmethod
    def backward(ctx, g):
        return g.view(2)
v = View.apply(x * 1)
print(v.shape, v.grad_fn.name())
class NotTensor(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2, 5, None
    @staticmethod
    def backward(ctx, *grads):
        print(len(grads), grads[1:])
        return grads[0] * 2
o = NotTensor.apply(x)
print(o[1:])
o[0].sum().backward()
