import torch
from torch.func import grad, vmap
def quantise(x):
    return x + (x.round() - x).detach()
x = torch.tensor([0.4, 1.6, -0.7])
print(grad(lambda v: (quantise(v) ** 2).sum())(x), quantise(x))
print(grad(lambda v: (v.round() ** 2).sum())(x))
print(vmap(grad(lambda v: quantise(v) ** 2))(x))
class Sign(torch.autograd.Function):
    generate_vmap_rule = True
    @staticmethod
    def forward(x):
        return x.sign()
    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.save_for_backward(inputs[0])
    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        return g * (x.abs() <= 1)
print(grad(lambda v: (Sign.apply(v) * torch.tensor([1., 2., 3.])).sum())(x))
print(vmap(grad(Sign.apply))(x))
