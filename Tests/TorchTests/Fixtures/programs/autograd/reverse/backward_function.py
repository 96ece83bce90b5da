import torch
x = torch.tensor([1., 2.], requires_grad=True)
a, b = x * 2, x ** 2
torch.autograd.backward([a.sum(), b.sum()])
print(x.grad)
x.grad = None
torch.autograd.backward((x * 3, x ** 2), (torch.ones(2), torch.tensor([1., 0.])))
print(x.grad)
x.grad = None
torch.autograd.backward(x * 3, torch.ones(2))
print(x.grad)
for bad in (lambda: torch.autograd.backward([x * 2, x * 3], [torch.ones(2)]),
            lambda: torch.autograd.backward([x * 2], [None]),
            lambda: torch.autograd.backward([(x * 2).sum()], [None]),
            lambda: torch.autograd.backward([x * 2], "abc"),
            lambda: torch.autograd.backward([x * 2], [torch.ones(3)]),
            lambda: torch.autograd.backward([])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
