# losses: weights of classes with several dimensions, sizes of variances, nodes
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)


def walk(node, depth=3):
    if node is None or depth == 0:
        return "-" if node is None else node.name().split("::")[-1]
    below = ", ".join(walk(n, depth - 1) for n, _ in node.next_functions)
    return f"{node.name().split('::')[-1]}({below})"


# Weights belong to the classes, whatever the last dimension is.
x = torch.randn(2, 3, 3, requires_grad=True)
w = torch.tensor([1.0, 2.0, 3.0])
t = torch.randint(3, (2, 3))
p = torch.rand(2, 3, 3).softmax(1)
for reduction in ["mean", "sum", "none"]:
    for target, smoothing in [(t, 0.0), (t, 0.2), (p, 0.0), (p, 0.2)]:
        loss = F.cross_entropy(x, target, weight=w, reduction=reduction, label_smoothing=smoothing)
        print(reduction, smoothing, loss.tolist(), walk(loss.grad_fn))
        print(torch.autograd.grad(loss.sum(), x)[0].tolist())
x = torch.randn(5, 3, 4, 2)
print(F.cross_entropy(x, torch.rand(5, 3, 4, 2), weight=w))
for shape in [(2, 3, 4), (2, 3, 2, 2), (2, 3, 2, 2, 2), (0, 3, 4), (2, 3, 0)]:
    x = torch.randn(shape, requires_grad=True)
    t = torch.randint(3, shape[:1] + shape[2:])
    for reduction in ["mean", "none"]:
        y = F.nll_loss(x, t, reduction=reduction)
        print(shape, y.shape, walk(y.grad_fn))
        print(torch.autograd.grad(y.sum(), x)[0].stride())
# The variance may be one for a whole dimension.
m = torch.randn(4, 3)
for v in [(4, 3), (1, 3), (4, 1), (4,), (3,), (1,), (1, 1), (2, 3)]:
    try:
        print(v, F.gaussian_nll_loss(m, m * 2, torch.ones(v) * 2))
    except ValueError as e:
        print(v, e)
print(F.kl_div(torch.tensor(-1.0, requires_grad=True), torch.tensor(0.5), reduction="batchmean"))
m = m.detach().requires_grad_(True)
y = F.margin_ranking_loss(m[:, 0], m[:, 1], torch.ones(4), 0.5)
print(y, walk(y.grad_fn))
y = F.cosine_embedding_loss(m, m * 2 + 1, torch.tensor([1, -1, 1, -1]), reduction="none")
print(y, walk(y.grad_fn))
y = F.rms_norm(m, (3,))
print(y, walk(y.grad_fn, 4))
y = F.bilinear(m, m, torch.ones(2, 3, 3, requires_grad=True))
print(y, walk(y.grad_fn), [n for n in dir(y.grad_fn.next_functions[0][0]) if n.startswith("_saved")])
