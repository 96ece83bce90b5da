import torch
from torch.func import grad, vmap, jvp, jacrev
class Cube(torch.autograd.Function):
    generate_vmap_rule = True
    @staticmethod
    def forward(x):
        return x ** 3
    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(*inputs)
        ctx.save_for_forward(*inputs)
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return g * 3 * x ** 2
    @staticmethod
    def jvp(ctx, t):
        x, = ctx.saved_tensors
        return 3 * x ** 2 * t
x = torch.tensor([1., 2.])
print(grad(lambda v: Cube.apply(v).sum())(x))
print(grad(lambda v: grad(lambda u: Cube.apply(u).sum())(v).sum())(x))
print(vmap(Cube.apply)(x), vmap(grad(lambda v: Cube.apply(v)))(x))
print(jacrev(Cube.apply)(x))
class Old(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2
    @staticmethod
    def backward(ctx, g):
        return g * 2
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:120])
run(lambda: grad(lambda v: Old.apply(v).sum())(x))
class NoMap(torch.autograd.Function):
    @staticmethod
    def forward(x):
        return x * 2
    @staticmethod
    def setup_context(ctx, inputs, output):
        pass
    @staticmethod
    def backward(ctx, g):
        return g * 2
run(lambda: vmap(NoMap.apply)(x))
run(lambda: jvp(NoMap.apply, (x,), (x,)))
print(grad(lambda v: NoMap.apply(v).sum())(x))
