import torch
x = torch.tensor([1., 2., 3.], requires_grad=True)
y = x ** 2
print(torch.autograd.grad(y, x, torch.eye(3), is_grads_batched=True))
w = torch.randn(2, 3, requires_grad=True)
with torch.no_grad():
    w.copy_(torch.arange(6.).view(2, 3))
out = w @ x
print(torch.autograd.grad(out, (w, x), torch.eye(2), is_grads_batched=True))
