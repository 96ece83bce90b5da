import torch

class Inner(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 2

    @staticmethod
    def backward(ctx, g):
        x, = ctx.saved_tensors
        with torch.enable_grad():
            y = x.detach().requires_grad_()
            z = (y * y + y * 0).sum()
        return g * torch.autograd.grad(z, y)[0]

x = torch.tensor([1.0, 2.0], requires_grad=True)
a = x * 3
loss = (Inner.apply(a) + a * a + a).sum()
loss.backward()
print(x.grad)
