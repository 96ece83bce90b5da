# The linear layer and cross entropy in one: without options, in blocks of rows under each policy, and what it refuses.
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F


def bits(t):
    return [v.hex() for v in t.detach().double().flatten().tolist()]


def run(n, d, c, dtype=torch.float32, bias=True, show=bits, weight=None, **settings):
    torch.manual_seed(n * 100 + c)
    x = torch.randn(n, d).to(dtype).requires_grad_()
    w = (torch.randn(c, d) * 0.4).to(dtype).requires_grad_()
    b = torch.randn(c).to(dtype).requires_grad_() if bias else None
    target = torch.randint(0, c, (n,))
    if n > 3:
        target[2] = settings.get("ignore_index", -100)
    loss = F.linear_cross_entropy(x, w, target, linear_bias=b, weight=weight, **settings)
    print(type(loss.grad_fn).__name__, loss.dtype, show(loss))
    (loss * torch.arange(1, loss.numel() + 1).view(loss.shape)).sum().backward()
    print(show(x.grad), show(w.grad), b.grad.dtype if bias else None, show(b.grad) if bias else None)


for reduction in ["mean", "sum", "none"]:
    run(5, 3, 4, reduction=reduction)
    for options in [{}, {"batch_chunk_size": 2}, {"acc_policy": "balanced"}, {"acc_policy": "accurate", "chunking_method": None}]:
        run(5, 3, 4, reduction=reduction, options=nn.LinearCrossEntropyOptions(**options))
weight = torch.tensor([0.5, 2.0, 1.0, 0.25])
run(6, 3, 4, weight=weight, options=nn.LinearCrossEntropyOptions(batch_chunk_size=4), ignore_index=1)
run(3, 3, 4, weight=weight, options=nn.LinearCrossEntropyOptions(), reduction="sum", bias=False)
run(4, 3, 4, torch.float64, options=nn.LinearCrossEntropyOptions(), bias=False)
three = lambda t: [f"{v + 0.0:.3f}" for v in t.detach().flatten().tolist()]
for dtype in [torch.float16, torch.bfloat16]:
    for policy in ["auto", "accurate", "balanced", "compact"]:
        run(4, 2, 3, dtype, show=three, options=nn.LinearCrossEntropyOptions(acc_policy=policy, acc_dtype=torch.float32))
    run(4, 2, 3, dtype, show=three, options=nn.LinearCrossEntropyOptions(acc_policy="compact"), reduction="none")

print(nn.LinearCrossEntropyOptions(), nn.LinearCrossEntropyOptions(batch_chunk_size=3) == nn.LinearCrossEntropyOptions(batch_chunk_size=3))
for sizes in [(8, 4, 16), (100, 32, 1000), (5, 3, 4), (64, 8, 8), (0, 2, 4)]:
    for method in ["auto", "aspect_ratio", "aspect_ratio:4", None]:
        print(sizes, nn.LinearCrossEntropyOptions(chunking_method=method)._adjust(*sizes, torch.float32, torch.device("cpu")))
print(nn.LinearCrossEntropyOptions()._adjust(8, 4, 16, torch.float16, torch.device("cpu")))
print(nn.LinearCrossEntropyOptions()._adjust(8, 4, 16, torch.bfloat16))

x, w = torch.randn(4, 3, requires_grad=True), torch.randn(5, 3)
target = torch.tensor([0, 1, 4, 2])
mixed = nn.LinearCrossEntropyOptions(acc_dtype=torch.float64)
once, again = nn.LinearCrossEntropyOptions(), nn.LinearCrossEntropyOptions(allow_retain_graph=True)


def twice(options):
    loss = F.linear_cross_entropy(x, w, target, options=options)
    loss.backward(retain_graph=True)
    loss.backward()
    return "twice"


def frozen():
    once.acc_policy = "compact"


for attempt in [
    lambda: F.linear_cross_entropy(torch.randn(2, 3, 3), w, target),
    lambda: F.linear_cross_entropy(x, w[0], target),
    lambda: F.linear_cross_entropy(x, torch.randn(5, 4), target),
    lambda: F.linear_cross_entropy(x, w, target, linear_bias=torch.randn(4)),
    lambda: F.linear_cross_entropy(x[0], torch.randn(5, 2, 3), target),
    lambda: F.linear_cross_entropy(x, w, torch.rand(4, 5), ignore_index=2),
    lambda: F.linear_cross_entropy(x, w, target, reduction="max"),
    lambda: F.linear_cross_entropy(x, w),
    lambda: F.linear_cross_entropy(x, w, target, options=mixed),
    lambda: F.linear_cross_entropy(x, w, target, options=nn.LinearCrossEntropyOptions(batch_chunk_size=3, chunking_method="aspect_ratio")),
    lambda: nn.LinearCrossEntropyOptions(acc_policy="fast"),
    lambda: nn.LinearCrossEntropyOptions(chunking_method="aspect_ratio:0"),
    lambda: nn.LinearCrossEntropyOptions(chunking_method="rows"),
    lambda: nn.LinearCrossEntropyOptions(batch_chunk_size=0),
    lambda: nn.LinearCrossEntropyOptions(acc_dtype=torch.int64),
    lambda: nn.LinearCrossEntropyLoss(3, 5, weight=torch.ones(4)),
    lambda: nn.LinearCrossEntropyLoss(3, 5, label_smoothing=1.5),
    lambda: twice(once), lambda: twice(again), frozen,
]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(F.linear_cross_entropy(x, w, target, options=once, label_smoothing=0.1).item().hex())
    print(F.linear_cross_entropy(x, w, torch.softmax(torch.ones(4, 5), 1), options=once).item().hex())
    for w_ in caught:
        print(w_.category.__name__, w_.message)

torch.manual_seed(3)
for settings in [{}, {"bias": True, "options": once, "reduction": "sum"}, {"out_features": (2, 3), "bias": True, "ignore_index": 1, "label_smoothing": 0.2}]:
    loss = nn.LinearCrossEntropyLoss(3, 5, **settings)
    print(loss)
    print({k: tuple(v.shape) for k, v in loss.state_dict().items()})
    shape = (4, *loss.out_features)
    out = loss(x, torch.randint(0, 5, shape))
    out.backward()
    print(out.item().hex(), bits(loss.linear.weight.grad), bits(x.grad))
print(F.linear_cross_entropy(x[0], w, target[0], options=once).item().hex(), F.linear_cross_entropy(x[0], w, target[0], reduction="none", options=once))
with torch.no_grad():
    print(F.linear_cross_entropy(x, w, target, options=once))
print(F.linear_cross_entropy(torch.zeros(0, 3), w, torch.zeros(0, dtype=torch.long), options=once))
print(nn.LinearCrossEntropyLoss(3, 5, weight=torch.ones(5)).state_dict().keys(), nn.LinearCrossEntropyLoss, nn.LinearCrossEntropyOptions)
