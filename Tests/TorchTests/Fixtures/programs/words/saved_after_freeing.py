"""What nodes keep, under which names, and what is left of it when the graph was freed."""
import torch


def shown(value):
    if isinstance(value, torch.Tensor):
        return f"tensor {tuple(value.shape)}"
    if isinstance(value, tuple):
        return "(" + ", ".join([shown(part) for part in value]) + ")"
    return f"{type(value).__name__} {value}"


def names(node, prefix):
    return sorted([name for name in dir(node) if name.startswith(prefix)])


x = torch.arange(1.0, 7.0).view(2, 3).requires_grad_()
w = torch.ones(3, 4, requires_grad=True)
index = torch.tensor([0, 1])
for result in (x.exp(), x * x, x / 2, x @ w, x.sum(1), x.softmax(1), x[index], x.clamp(0, 1), x.std(1), x.transpose(0, 1),
               x.index_add(0, index, x), x.gather(1, index.view(2, 1)), x.masked_select(x > 2), x.take(index), x.sort(1)[0],
               torch.where(x > 1, x, 0.0), x.view(3, 2), x.cumsum(1), x.norm()):
    node = result.grad_fn
    print(node.name(), names(node, "_saved"), names(node, "_raw"))
    for name in names(node, "_saved"):
        print("   ", name, shown(getattr(node, name)))
    kept = [name for name in names(node, "_saved") if name != "_saved_indices" and not isinstance(getattr(node, name), (torch.Tensor, type(None)))]
    result.sum().backward()
    print("    after", [f"{name} {shown(getattr(node, name))}" for name in kept if "_sym_" not in name])
try:
    x.exp().grad_fn._saved_result
    result = x.exp()
    result.sum().backward()
    result.grad_fn._saved_result
except RuntimeError as error:
    print(error)
