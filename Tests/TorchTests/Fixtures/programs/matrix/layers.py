# Layers: values and gradients bit for bit. A line is one layer on one type; each entry is a digest of the bits of the
# value and of all gradients for one size.
import torch
import torch.nn.functional as F

BITS = {torch.float32: torch.int32, torch.float64: torch.int64, torch.float16: torch.int16, torch.bfloat16: torch.int16}


def made(shape, dtype, seed):
    generator = torch.Generator().manual_seed(seed)
    x = torch.randn(shape, generator=generator, dtype=torch.float64) * 3
    if dtype == torch.bool:
        return x > 0
    if dtype == torch.uint8:
        return (x.abs() * 9).to(dtype)
    return x.to(torch.float32).to(dtype) if dtype.is_floating_point else (x * 9).to(dtype)


def digest(t):
    if isinstance(t, (tuple, list)):
        return "+".join([digest(part) for part in t])
    if not isinstance(t, torch.Tensor):
        return repr(t)
    t = t.detach()
    if t.is_floating_point():
        t = t.masked_fill(t != t, 12345.0).contiguous()
        t = t.reshape(1) if t.dim() == 0 else t
        bits = t.view(BITS[t.dtype]).reshape(-1).tolist()
    else:
        bits = [int(v) for v in t.reshape(-1).tolist()]
    value = len(bits)
    for b in bits:
        value = (value * 1000003 + b) % 16777213
    return "%06x" % value


def row(name, dtype, cases):
    found = []
    for case in cases:
        try:
            found.append(digest(case()))
        except Exception as error:
            found.append(type(error).__name__)
    print(name, str(dtype)[6:], " ".join(found))


def traced(function, *operands):
    leaves = [x.clone().requires_grad_() for x in operands]
    value = function(*leaves)
    weight = made(value.shape, value.dtype, 99)
    return (value,) + torch.autograd.grad((value * weight).sum(), leaves)


def several(dtype, *shapes):
    return [made(s, dtype, 7 + n) for n, s in enumerate(shapes)]


for dtype in (torch.float32, torch.float64):
    row("layer_norm", dtype, [
        lambda n=n: traced(lambda x, w, b: F.layer_norm(x, (n,), w, b), *several(dtype, (5, n), (n,), (n,)))
        for n in (1, 3, 8, 10, 16, 33, 64, 100, 128, 256, 300, 512, 768, 1000)])
    row("layer_norm plain", dtype, [
        lambda n=n: traced(lambda x: F.layer_norm(x, (n,)), *several(dtype, (5, n))) for n in (3, 8, 17, 64, 100, 256)])
    row("layer_norm of two", dtype, [
        lambda n=n: traced(lambda x, w: F.layer_norm(x, (4, n), w), *several(dtype, (3, 4, n), (4, n))) for n in (3, 8, 17, 64)])
    row("batch_norm rows", dtype, [
        lambda n=n, c=c: traced(lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True), *several(dtype, (n, c), (c,), (c,)))
        for n, c in ((2, 3), (16, 8), (10, 20), (64, 33), (100, 1))])
    row("batch_norm images", dtype, [
        lambda n=n, c=c, s=s: traced(lambda x, w, b: F.batch_norm(x, None, None, w, b, training=True), *several(dtype, (n, c, s, s), (c,), (c,)))
        for n, c, s in ((2, 3, 2), (4, 8, 5), (3, 4, 8), (8, 16, 7))])
    row("batch_norm running", dtype, [
        lambda n=n: (lambda m, v: (F.batch_norm(made((6, 4, n), dtype, 1), m, v, training=True), m, v))(
            made((4,), dtype, 2), made((4,), dtype, 3).abs() + 1) for n in (1, 3, 8, 11)])
    row("batch_norm fixed", dtype, [
        lambda n=n: traced(lambda x, w, b: F.batch_norm(x, torch.arange(4).to(dtype), torch.arange(1, 5).to(dtype), w, b), *several(dtype, (6, 4, n), (4,), (4,)))
        for n in (1, 3, 8, 11)])
row("conv2d", torch.float32, [
    lambda n=n, i=i, o=o, s=s, k=k, p=p, d=d: traced(
        lambda x, w, b: F.conv2d(x, w, b, padding=p, stride=d), *several(torch.float32, (n, i, s, s), (o, i, k, k), (o,)))
    for n, i, o, s, k, p, d in (
        (2, 1, 4, 8, 3, 1, 1), (2, 1, 6, 12, 5, 0, 1), (3, 6, 16, 12, 5, 0, 1), (2, 3, 8, 9, 3, 1, 1), (4, 16, 16, 8, 3, 1, 1),
        (2, 20, 8, 7, 3, 1, 1), (2, 32, 20, 6, 3, 1, 1), (2, 40, 33, 6, 3, 0, 1), (4, 32, 16, 8, 1, 0, 1), (2, 5, 7, 9, 5, 2, 1))])
row("conv2d value", torch.float32, [
    lambda n=n, i=i, o=o, s=s, k=k, p=p, d=d: F.conv2d(
        *several(torch.float32, (n, i, s, s), (o, i, k, k), (o,)), padding=p, stride=d)
    for n, i, o, s, k, p, d in (
        (2, 3, 8, 9, 3, 1, 2), (4, 20, 8, 8, 3, 1, 2), (2, 3, 4, 11, 4, 1, 3), (1, 1, 4, 8, 3, 1, 1), (1, 3, 5, 9, 3, 0, 1))])
row("conv1d", torch.float32, [
    lambda n=n, i=i, o=o, s=s, k=k: traced(
        lambda x, w, b: F.conv1d(x, w, b), *several(torch.float32, (n, i, s), (o, i, k), (o,)))
    for n, i, o, s, k in ((2, 3, 4, 12, 3), (4, 1, 8, 20, 5), (3, 20, 17, 30, 3))])
