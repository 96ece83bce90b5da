# A function's own rule for mappings: what it is told, what it gives, and what is refused.
import torch
from torch.func import grad, vmap


class Square(torch.autograd.Function):
    @staticmethod
    def forward(x, k):
        return x * x * k

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(inputs[0])
        ctx.k = inputs[1]

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return 2 * x * g * ctx.k, None

    @staticmethod
    def vmap(info, in_dims, x, k):
        print(info, in_dims, tuple(x.shape), k)
        return Square.apply(x, k), 0


v = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=True)
r = vmap(lambda x: Square.apply(x, 2))(v)
print(r.detach())
r.sum().backward()
print(v.grad)
print(vmap(lambda x: Square.apply(x, 3), out_dims=1, randomness="same")(v.detach()))
print(grad(lambda x: vmap(lambda y: Square.apply(y, 1))(x).sum())(v.detach()))
for answer in ("x", "(x, 0, 1)", "((x, x), (0, 0))", "((x, x), 0)", "[x, 0]"):

    class Given(torch.autograd.Function):
        @staticmethod
        def forward(x):
            return x

        @staticmethod
        def setup_context(ctx, inputs, output):
            pass

        @staticmethod
        def vmap(info, in_dims, x):
            return eval(answer)

    try:
        print(answer, vmap(Given.apply)(torch.ones(3)))
    except Exception as e:
        print(answer, type(e).__name__, e)


class Both(Given):
    generate_vmap_rule = True


class Made(torch.autograd.Function):
    generate_vmap_rule = True
    forward, setup_context = Square.forward, Square.setup_context
    backward = Square.backward


try:
    vmap(Both.apply)(torch.ones(3))
except Exception as e:
    print(type(e).__name__, e)
print(vmap(lambda x: Made.apply(x, 2))(v))
try:
    vmap(lambda a: a.nonzero())(torch.ones(3))
except Exception as e:
    print(type(e).__name__, e)
