# The gradient of a loss is an operation of its own: its name, what it keeps, and second derivatives for input, target and
# the gradient of the loss.
import torch
import torch.nn.functional as F

torch.manual_seed(0)
a, b = torch.randn(3, 4), torch.randn(3, 4)
p, q, w = torch.rand(3, 4), torch.rand(3, 4), torch.rand(4)
classes = torch.tensor([1, 0, 3])


def name(node, depth=1):
    if node is None:
        return "None"
    inner = "" if depth == 0 else "(" + ", ".join(name(n, depth - 1) for n, _ in node.next_functions) + ")"
    return node.name() + inner


def kept(node):
    found = []
    for entry in dir(node):
        if entry.startswith("_saved_"):
            value = getattr(node, entry)
            found.append((entry[7:], tuple(value.shape) if isinstance(value, torch.Tensor) else value))
    return found


for reduction in ("none", "mean", "sum"):
    for title, function, operands in [
        ("mse", lambda x, y: F.mse_loss(x, y, reduction=reduction), (a, b)),
        ("l1", lambda x, y: F.l1_loss(x, y, reduction=reduction), (a, b)),
        ("smooth l1", lambda x, y: F.smooth_l1_loss(x, y, reduction=reduction, beta=0.5), (a, b)),
        ("huber", lambda x, y: F.huber_loss(x, y, reduction=reduction, delta=0.5), (a, b)),
        ("bce", lambda x: F.binary_cross_entropy(x, q, reduction=reduction), (p,)),
        ("bce weight", lambda x: F.binary_cross_entropy(x, q, weight=w, reduction=reduction), (p,)),
        ("logits", lambda x, y: F.binary_cross_entropy_with_logits(x, y, reduction=reduction), (a, q)),
        ("logits weights", lambda x: F.binary_cross_entropy_with_logits(x, q, w, pos_weight=w, reduction=reduction), (a,)),
        ("nll", lambda x: F.nll_loss(x, classes, weight=w, reduction=reduction), (a,)),
        ("cross entropy", lambda x: F.cross_entropy(x, classes, reduction=reduction), (a,)),
        ("soft margin", lambda x: F.soft_margin_loss(x, b.sign(), reduction=reduction), (a,)),
    ]:
        given = [t.clone().requires_grad_() for t in operands]
        loss = function(*given)
        v = torch.full_like(loss, 1.5).requires_grad_()
        first = torch.autograd.grad(loss, given, v, create_graph=True)
        for part in first:
            print(title, reduction, name(part.grad_fn), kept(part.grad_fn), part)
        live = [part for part in first if part.requires_grad]
        second = torch.autograd.grad(live, given + [v], [torch.full_like(t, 0.5) for t in live], create_graph=True, allow_unused=True)
        for part in second:
            print("  ", part if part is None else name(part.grad_fn, 2), part)
