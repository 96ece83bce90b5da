import torch
x = torch.tensor([1., 2.], requires_grad=True)
w = torch.tensor([3., 4.], requires_grad=True)
def inner(g):
    print(torch.is_grad_enabled())
    with torch.enable_grad():
        (w ** 2).sum().backward()
        return g + torch.autograd.grad((w ** 3).sum(), w)[0]
y = x * 2
y.register_hook(inner)
(y * 5).sum().backward()
print(x.grad, w.grad)
y = x * 2
loss = (y ** 2).sum()
depth = []
def again(g):
    if len(depth) < 3:
        depth.append(len(depth))
        with torch.enable_grad():
            loss2 = (x * (len(depth) + 1)).sum()
            loss2.backward()
x.grad = None
y.register_hook(again)
loss.backward()
print(depth, x.grad)
shared = (x * 3).exp()
def walks_shared(g):
    with torch.enable_grad():
        print(torch.autograd.grad(shared.sum(), x, retain_graph=True)[0])
z = shared * 2
z.register_hook(walks_shared)
x.grad = None
z.sum().backward()
print(x.grad)
