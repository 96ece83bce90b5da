import torch
class Reverse(torch.autograd.Function):
    @staticmethod
    def forward(x, strength):
        return x.view_as(x)
    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.strength = inputs[1]
    @staticmethod
    def backward(ctx, g):
        return -ctx.strength * g, None
torch.manual_seed(0)
features = torch.nn.Linear(2, 2)
label = torch.nn.Linear(2, 1)
domain = torch.nn.Linear(2, 1)
x = torch.randn(4, 2)
f = features(x)
loss = label(f).pow(2).mean() + domain(Reverse.apply(f, 0.5)).pow(2).mean()
loss.backward()
a = features.weight.grad.clone()
features.zero_grad()
f = features(x)
(label(f).pow(2).mean() - 0.5 * domain(f).pow(2).mean()).backward()
print(torch.allclose(a, features.weight.grad, atol=1e-6))
print(torch.func.grad(lambda v: Reverse.apply(v, 2.).sum())(x))
