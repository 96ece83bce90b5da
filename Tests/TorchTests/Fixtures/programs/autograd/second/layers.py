# Gradients of layers that the reference computes by one function: one node for all of them, and their second derivatives.
import torch
import torch.nn.functional as F

torch.manual_seed(0)


def rand(*sizes):
    return torch.randn(*sizes, dtype=torch.float64)


def name(node, depth=1):
    if node is None:
        return "None"
    inner = "" if depth == 0 else "(" + ", ".join(name(n, depth - 1) for n, _ in node.next_functions) + ")"
    return node.name() + inner


x, w, b = rand(3, 4), rand(4), rand(4)
row, image, volume = rand(2, 3, 8), rand(2, 3, 6, 6), rand(1, 2, 4, 4, 4)
CASES = [
    ("layer_norm", lambda x, w, b: F.layer_norm(x, (4,), w, b), x, w, b),
    ("layer_norm plain", lambda x: F.layer_norm(x, (4,)), x),
    ("batch_norm", lambda x, w, b: F.batch_norm(x, None, None, w, b, True), x, w, b),
    ("batch_norm given", lambda x, w, b: F.batch_norm(x, torch.zeros(4).double(), torch.ones(4).double(), w, b), x, w, b),
    ("conv1d", lambda x, w, b: F.conv1d(x, w, b, padding=1), row, rand(2, 3, 3), rand(2)),
    ("conv2d", lambda x, w, b: F.conv2d(x, w, b, stride=2), image, rand(2, 3, 3, 3), rand(2)),
    ("conv2d plain", lambda x, w: F.conv2d(x, w), image, rand(2, 3, 3, 3)),
    ("conv_transpose2d", lambda x, w, b: F.conv_transpose2d(x, w, b, stride=2), image, rand(3, 2, 3, 3), rand(2)),
    ("conv3d", lambda x, w: F.conv3d(x, w), volume, rand(2, 2, 3, 3, 3)),
]
for size, data in ((1, row), (2, image), (3, volume)):
    for pool in ("max_pool", "avg_pool", "adaptive_avg_pool", "adaptive_max_pool"):
        CASES.append((f"{pool}{size}d", lambda x, f=getattr(F, f"{pool}{size}d"): f(x, 2), data))
    for mode in ("reflect", "replicate"):
        CASES.append((f"{mode} {size}", lambda x, mode=mode, size=size: F.pad(x, (1, 1) * size, mode=mode), data))
for mode, data in (("nearest", row), ("linear", row), ("nearest", image), ("bilinear", image), ("bicubic", image), ("trilinear", volume)):
    CASES.append((mode, lambda x, mode=mode: F.interpolate(x, scale_factor=2, mode=mode), data))
for title, function, *operands in CASES:
    given = [t.clone().requires_grad_() for t in operands]
    y = function(*given)
    v = torch.linspace(0.5, 1.5, y.numel(), dtype=torch.float64).reshape(y.shape).requires_grad_()
    first = torch.autograd.grad(y, given, v, create_graph=True)
    for part in first:
        print(title, name(part.grad_fn), f"{part.sum().item():.6f}", f"{(part ** 2).sum().item():.6f}")
    second = torch.autograd.grad([(part ** 2).sum() for part in first], given + [v], create_graph=True, allow_unused=True)
    for part in second:
        print("   ", part if part is None else f"{(part ** 2).sum().item():.4f}")
    if "norm" in title:
        continue
    third = torch.autograd.grad(sum((part ** 2).sum() for part in second if part is not None and part.requires_grad), given, allow_unused=True)
    print("   ", [None if part is None else f"{(part ** 2).sum().item():.5g}" for part in third])
