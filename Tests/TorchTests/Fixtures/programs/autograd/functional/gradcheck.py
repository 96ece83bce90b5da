import torch
from torch.autograd import gradcheck, gradgradcheck
x = torch.tensor([0.3, 0.7], dtype=torch.double, requires_grad=True)
y = torch.tensor([1.3, -0.7], dtype=torch.double, requires_grad=True)
print(gradcheck(lambda x: x.sin() * x, (x,)))
print(gradcheck(lambda x, y: (x * y).sum(), (x, y)))
print(gradgradcheck(lambda x, y: (x ** 2 * y).sum(), (x, y)))
print(gradcheck(torch.sigmoid, x), gradcheck(lambda x: (x * 2, x.exp()), (x,)))
class Sq(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 2
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return x * g
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
run(lambda: gradcheck(Sq.apply, (x,)))
print(gradcheck(Sq.apply, (x,), raise_exception=False))
run(lambda: gradcheck(lambda x: x * 2, (torch.ones(2, dtype=torch.double),)))
run(lambda: gradcheck(lambda x: x ** 2, (torch.tensor([1., 2.], requires_grad=True),)))
run(lambda: gradcheck(lambda x: x.detach() * 1, (x,)))
run(lambda: gradcheck(lambda x: (x * 1e3).floor() + x, (x,)))
