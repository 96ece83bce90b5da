import torch
from torch.autograd import Function
class Exp(Function):
    @staticmethod
    def forward(ctx, i):
        result = i.exp()
        ctx.save_for_backward(result)
        return result
    @staticmethod
    def backward(ctx, grad_output):
        result, = ctx.saved_tensors
        return grad_output * result
x = torch.tensor([0., 1.], requires_grad=True)
y = Exp.apply(x)
print(y, y.grad_fn.name(), type(y.grad_fn).__name__, y.requires_grad)
y.sum().backward()
print(x.grad)
print(Exp.apply(torch.ones(2)))
class Linear(Function):
    @staticmethod
    def forward(ctx, input, weight, bias=None):
        ctx.save_for_backward(input, weight, bias)
        out = input.mm(weight.t())
        if bias is not None:
            out += bias.unsqueeze(0).expand_as(out)
        return out
    @staticmethod
    def backward(ctx, g):
        input, weight, bias = ctx.saved_tensors
        gi = gw = gb = None
        print(ctx.needs_input_grad)
        if ctx.needs_input_grad[0]:
            gi = g.mm(weight)
        if ctx.needs_input_grad[1]:
            gw = g.t().mm(input)
        if bias is not None and ctx.needs_input_grad[2]:
            gb = g.sum(0)
        return gi, gw, gb
a = torch.arange(6.).view(2, 3)
w = torch.arange(12.).view(4, 3).requires_grad_()
b = torch.ones(4, requires_grad=True)
out = Linear.apply(a, w, b)
print(out)
out.sum().backward()
print(w.grad, b.grad)
Linear.apply(a, w).sum().backward()
print(w.grad)
class Scale(Function):
    @staticmethod
    def forward(ctx, x, factor, name="n"):
        ctx.factor = factor
        ctx.name = name
        return x * factor
    @staticmethod
    def backward(ctx, g):
        print(ctx.name)
        return g * ctx.factor, None, None
z = torch.ones(2, requires_grad=True)
o = Scale.apply(z, 3.0, "hello")
print(o.grad_fn.factor, o.grad_fn.next_functions[0][0].name(), len(o.grad_fn.next_functions))
o.sum().backward()
print(z.grad)
