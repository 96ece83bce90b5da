import torch
import torch.nn.functional as F


def walk(root):
    ids, order, stack = {}, [], [root]
    while stack:
        node = stack.pop()
        if node in ids:
            continue
        ids[node] = len(ids)
        order.append(node)
        stack += [n for n, _ in reversed(node.next_functions) if n is not None and n not in ids]
    lines = []
    for node in order:
        edges = ["-" if n is None else f"{ids[n]}.{i}" for n, i in node.next_functions]
        lines.append(f"{node.name()}<{','.join(edges)}>")
    return " ".join(lines)


def tensors(found):
    return [found] if isinstance(found, torch.Tensor) else [t for part in found for t in tensors(part)]


def show(label, function, *operands):
    operands = [o.clone().requires_grad_() for o in operands]
    results = [r for r in tensors(function(*operands)) if r.requires_grad]
    for result in results:
        print(label, walk(result.grad_fn))
        print("   ", sorted(a for a in dir(result.grad_fn) if a.startswith("_saved_") and "result" not in a))
    weights = [torch.ones_like(r).requires_grad_() for r in results]
    for gradient in torch.autograd.grad(results, operands, weights, create_graph=True, allow_unused=True):
        print("    none" if gradient is None else f"    {walk(gradient.grad_fn) if gradient.grad_fn else 'leaf'}")


def R(*sizes):
    count = 1
    for size in sizes:
        count *= size
    return (torch.arange(count, dtype=torch.float64) * 0.37).sin().reshape(sizes) / 2 + 0.6


x, w, b, other = R(2, 4), R(4), R(4) + 1, R(2, 4) * 0.5
for norm in (lambda a, *p: F.layer_norm(a, (4,), *p), lambda a, *p: F.batch_norm(a, None, None, *p, training=True)):
    show("norm", norm, x, w, b)
    show("norm without weight", lambda a, c: norm(a, None, c), x, b)
show("rms_norm", lambda a, c: F.rms_norm(a, (4,), c), x, w)
show("local_response_norm", lambda a: F.local_response_norm(a, 2), R(1, 3, 4))
show("local_response_norm", lambda a: F.local_response_norm(a, 3), R(1, 3, 2, 2))
show("normalize", F.normalize, x)
show("cosine_similarity", F.cosine_similarity, x, other)
show("hinge", lambda a: F.hinge_embedding_loss(a, torch.tensor([1, -1])), R(2))
show("margin", lambda a, c: F.margin_ranking_loss(a, c, torch.tensor([1, -1])), R(2), R(2) + 1)
show("cosine loss", lambda a, c: F.cosine_embedding_loss(a, c, torch.tensor([1, -1])), x, other)
show("triplet", F.triplet_margin_loss, x, other, x * other)
show("poisson", F.poisson_nll_loss, x, other)
rows = torch.tensor([[0, 2], [1, 1]])
show("embedding", lambda a: F.embedding(rows, a), R(3, 2))
show("embedding with padding", lambda a: F.embedding(rows, a, padding_idx=1, scale_grad_by_freq=True), R(3, 2))
for mode in ("sum", "mean", "max"):
    show(f"bag {mode}", lambda a: F.embedding_bag(rows, a, mode=mode), R(3, 2))
show("bag with factors", lambda a, c: F.embedding_bag(rows, a, mode="sum", per_sample_weights=c), R(3, 2), R(2, 2))
for mode in ("bilinear", "nearest", "bicubic"):
    show(f"grid {mode}", lambda a, g: F.grid_sample(a, g, mode, align_corners=False), R(1, 1, 3, 3), R(1, 2, 2, 2) - 0.5)
show("grid of a volume", lambda a, g: F.grid_sample(a, g, align_corners=True), R(1, 1, 2, 2, 2), R(1, 1, 1, 2, 3) - 0.5)
for sizes in ((1, 1, 2, 3), (1, 1, 2, 3, 2)):
    show("affine_grid", lambda a: F.affine_grid(a, sizes, align_corners=False), R(1, len(sizes) - 2, len(sizes) - 1))
q = R(1, 2, 3, 4)
show("attention with a bias", lambda a, m: F.scaled_dot_product_attention(a, a, a, m), q, R(3, 3))
show("index", lambda a: a[torch.tensor([0, 0, 1])], x)
show("take", lambda a: torch.take(a, torch.tensor([1, 1, 2])), x)
show("select_scatter", lambda a, c: torch.select_scatter(a, c, 0, 1), x, w)
show("slice_scatter", lambda a, c: torch.slice_scatter(a, c, 1, 1, 3), x, R(2, 2))
show("scatter", lambda a, c: a.scatter(0, torch.tensor([[0, 1]]), c), x, R(1, 2))
show("index_add", lambda a, c: a.index_add(0, torch.tensor([1]), c), x, R(1, 4))
show("scatter_reduce", lambda a, c: a.scatter_reduce(0, torch.tensor([[0, 1]]), c, "mean"), x, R(1, 2))
show("dist", torch.dist, x, other)
show("cumprod", lambda a: a.cumprod(0), x)
show("aminmax", lambda a: torch.aminmax(a), x)
show("lstm_cell", lambda a, c, d: torch.lstm_cell(a, (torch.zeros(2, 1, dtype=a.dtype),) * 2, c, d), x, R(4, 4), R(4, 1))
show("lerp", lambda a, c: torch.lerp(a, c, torch.tensor(0.5, dtype=a.dtype)), x, other)
part = torch.as_strided_scatter(x.clone().requires_grad_(), R(2, 2).requires_grad_(), (2, 2), (1, 2))
print(walk(part.grad_fn), part.tolist())
