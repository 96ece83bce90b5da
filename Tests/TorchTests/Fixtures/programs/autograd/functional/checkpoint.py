import torch
from torch.utils.checkpoint import checkpoint, checkpoint_sequential
calls = []
def block(x, w):
    calls.append(torch.is_grad_enabled())
    return torch.tanh(x @ w)
x = torch.arange(4.).view(2, 2).requires_grad_()
w = torch.eye(2, requires_grad=True)
for reentrant in (True, False):
    calls.clear()
    x.grad = w.grad = None
    y = checkpoint(block, x, w, use_reentrant=reentrant)
    print(calls, y.grad_fn.name() if reentrant else y.requires_grad)
    y.sum().backward()
    print(calls, x.grad, w.grad)
frozen = torch.ones(2, 2)
y = checkpoint(block, frozen, w, use_reentrant=False)
y.sum().backward()
print(w.grad)
y = checkpoint(block, frozen, w.detach(), use_reentrant=True)
print(y.requires_grad)
torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1))
plain = model(x.detach().requires_grad_())
for reentrant in (True, False):
    z = x.detach().requires_grad_()
    out = checkpoint_sequential(model, 2, z, use_reentrant=reentrant)
    print(torch.equal(out, plain))
    model.zero_grad()
    out.sum().backward()
    print(z.grad, model[0].weight.grad)
def with_kwargs(x, scale=1.):
    return x * scale
print(checkpoint(with_kwargs, x, scale=3., use_reentrant=False))
try:
    checkpoint(with_kwargs, x, scale=3., use_reentrant=True)
except ValueError as e:
    print(e)
