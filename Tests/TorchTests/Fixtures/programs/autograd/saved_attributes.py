"""What nodes keep, under their names, and hooks on one kept value."""
import torch
import torch.nn.functional as F

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
NODES = {
    "pow": x ** 2, "power": x ** x.detach(), "mul": x * x, "number": x * 2, "exp": x.exp(), "log": x.log(), "mm": y @ y,
    "addmm": torch.addmm(y, y, y), "relu": x.relu(), "softmax": x.softmax(0), "div": x / x, "mse": F.mse_loss(x, x.detach()),
    "max": y.max(1)[0], "where": torch.where(x > 1, x, x),
    "tanh": x.tanh(), "sqrt": x.sqrt(), "bmm": torch.bmm(y[None], y[None]), "sin": x.sin(), "abs": x.abs(),
}
for key, value in NODES.items():
    node = value.grad_fn
    shown = []
    for name in dir(node):
        if name.startswith("_saved") and not name.endswith(("sizes", "strides", "_dim", "keepdim", "alpha", "beta")):
            kept = getattr(node, name, "?")
            if isinstance(kept, torch.Tensor):
                shown.append((name, kept.tolist(), kept.grad_fn is not None))
    print(key, node.name(), shown)
print((x ** 2).grad_fn._saved_exponent, (x ** 2).grad_fn._saved_self is x, y.sum().grad_fn._saved_self_sym_sizes)
print((x * 2).grad_fn._saved_self, "_raw_saved_result" in dir(x.exp().grad_fn), "_saved_self" in dir((x ** 2).grad_fn))


def pack(tensor):
    print("pack", tensor.tolist())
    return tensor.tolist()


def unpack(kept):
    print("unpack", kept)
    return torch.tensor(kept)


square = x ** 2
square.grad_fn._raw_saved_self.register_hooks(pack, unpack)
square.sum().backward()
print(x.grad)
product = x * x.detach()
product.grad_fn._raw_saved_other.register_hooks(lambda t: t * 10, lambda t: t)
product.sum().backward()
print(x.grad)
result = x.exp()
print(type(result.grad_fn._raw_saved_result).__name__, result.grad_fn._saved_result.equal(result))
result.sum().backward()
try:
    result.grad_fn._saved_result
except RuntimeError as error:
    print(error)
