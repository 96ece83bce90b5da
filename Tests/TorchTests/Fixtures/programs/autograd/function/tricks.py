import torch
class Reverse(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, scale):
        ctx.scale = scale
        return x.view_as(x)
    @staticmethod
    def backward(ctx, g):
        return g.neg() * ctx.scale, None
x = torch.tensor([1., 2.], requires_grad=True)
(Reverse.apply(x, 0.5) ** 2).sum().backward()
print(x.grad)
class Round(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.round()
    @staticmethod
    def backward(ctx, g):
        return g
x = torch.tensor([0.2, 1.7], requires_grad=True)
(Round.apply(x) * torch.tensor([2., 3.])).sum().backward()
print(x.grad)
y = x + (x.round() - x).detach()
x.grad = None
(y ** 2).sum().backward()
print(y, x.grad)
class Clip(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, limit):
        ctx.limit = limit
        return x.clone()
    @staticmethod
    def backward(ctx, g):
        return g.clamp(-ctx.limit, ctx.limit), None
x.grad = None
(Clip.apply(x, 0.5) * torch.tensor([10., 0.1])).sum().backward()
print(x.grad)
class Counter(torch.autograd.Function):
    calls = 0
    @staticmethod
    def forward(ctx, *xs):
        Counter.calls += 1
        return sum(xs)
    @staticmethod
    def backward(ctx, g):
        return tuple(g * i for i in range(len(ctx.needs_input_grad)))
ws = [torch.tensor(float(i), requires_grad=True) for i in range(4)]
Counter.apply(*ws).backward()
print([w.grad for w in ws], Counter.calls)
