import torch, torch.nn as nn, torch.nn.functional as F

x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.tensor(x)
    print("tensor", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("tensor", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.Tensor([x[0], x[1]])
    print("Tensor_of_list", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("Tensor_of_list", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.Tensor(x)
    print("Tensor_of_one", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("Tensor_of_one", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.new_tensor(x)
    print("new_tensor", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("new_tensor", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.linspace(x[0], x[1], 3)
    print("linspace", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("linspace", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = nn.Parameter(x * 2)
    print("parameter", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("parameter", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.detach()
    print("detach", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("detach", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.data
    print("data", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("data", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.argmax()
    print("argmax", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("argmax", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.argsort()
    print("argsort", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("argsort", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.topk(1).indices
    print("topk", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("topk", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x > 1
    print("comparison", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("comparison", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.isnan()
    print("isnan", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("isnan", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.nonzero()
    print("nonzero", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("nonzero", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.long()
    print("long", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("long", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.int().float()
    print("int_float", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("int_float", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.bool()
    print("bool", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("bool", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = F.one_hot(x.long())
    print("one_hot", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("one_hot", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.searchsorted(torch.tensor([1., 2.]), x)
    print("searchsorted", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("searchsorted", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.bincount(x.long())
    print("bincount", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("bincount", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.histc(x, 3)
    print("histc", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("histc", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.multinomial(x.abs(), 1)
    print("multinomial", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("multinomial", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.clone()
    print("clone", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("clone", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x[:1]
    print("slice", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("slice", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.as_tensor(x)
    print("as_tensor", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("as_tensor", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.asarray(x)
    print("asarray", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("asarray", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = sum(x)
    print("python_sum", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("python_sum", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = max(x)
    print("python_max", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("python_max", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = abs(x)
    print("python_abs", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("python_abs", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.round()
    print("round", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("round", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.floor()
    print("floor", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("floor", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.ceil()
    print("ceil", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("ceil", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.trunc()
    print("trunc", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("trunc", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.sign()
    print("sign", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("sign", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.normal(x, 1.0)
    print("normal", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("normal", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = torch.bernoulli(x / 4)
    print("bernoulli", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("bernoulli", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = x.clamp(0, 1)
    print("clamp", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("clamp", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
try:
    r = (-x).relu()
    print("relu", r.requires_grad, r.is_leaf, type(r.grad_fn).__name__, r.data_ptr() == x.data_ptr())
except (RuntimeError, ValueError, TypeError) as error:
    print("relu", type(error).__name__, error)
x = torch.tensor([1.5, 2.5], requires_grad=True)
for name, f in dict(detach=lambda x: x.detach(), data=lambda x: x.data, parameter=lambda x: nn.Parameter(x)).items():
    x = torch.tensor([1.5, 2.5], requires_grad=True) * 1
    before = x._version
    r = f(x)
    with torch.no_grad():
        r.add_(1)
    print(name, x._version - before, x.tolist())
p = torch.tensor(5.0, requires_grad=True)
for index in (0, slice(0, 1), (0, 0)):
    z = torch.zeros(2, 2)
    z[index] = p
    print(index, z.requires_grad, torch.autograd.grad(z.sum(), p)[0].item())
z = torch.zeros(2, 2)
z[:, 0] = p
print(torch.autograd.grad(z.sum(), p)[0].item())
z = torch.zeros(2)
z.fill_(p)
print(torch.autograd.grad(z.sum(), p)[0].item())
