import torch
def check(f, n=3):
    x = torch.tensor([0.5, 1.5, 2.5], requires_grad=True)
    y = x * 1
    z = f(y)
    (z * torch.tensor([1., 2., 3.])).sum().backward()
    print(z.grad_fn.name(), x.grad)
check(lambda t: t.add_(2))
check(lambda t: t.mul_(2))
check(lambda t: t.mul_(torch.tensor([1., 2., 3.])))
check(lambda t: t.exp_())
check(lambda t: t.sqrt_())
check(lambda t: t.pow_(3))
check(lambda t: t.clamp_(1, 2))
check(lambda t: t.zero_())
check(lambda t: t.fill_(4))
check(lambda t: t.neg_())
check(lambda t: t.sigmoid_())
check(lambda t: t.tanh_())
check(lambda t: t.relu_())
check(lambda t: t.div_(t.detach() + 1))
check(lambda t: t.sub_(t.detach()))
check(lambda t: t.copy_(torch.ones(3)))
check(lambda t: t.masked_fill_(torch.tensor([True, False, True]), 9.))
x = torch.tensor([1., 2., 3.], requires_grad=True)
y = x * 1
y += x
y *= x
y -= 1
y /= 2
y **= 2
print(y)
y.sum().backward()
print(x.grad)
x.grad = None
y = x * 1
y[y > 1.5] = 0.
y[0] *= 5
print(y)
y.sum().backward()
print(x.grad)
x.grad = None
y = x * 1
y[torch.tensor([0, 2])] += 10
y.sum().backward()
print(x.grad, y.grad_fn.name())
