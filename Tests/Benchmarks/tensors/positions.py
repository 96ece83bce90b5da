# Long rows and positions: pooling and convolution of one row, masks, picking and placing, orders, turned and moved copies.
import time
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(0)


def timed(name, body, turns):
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        for _ in range(turns):
            body()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / turns}")


def backward(name, body, x, turns):
    result = body()
    arrived = torch.ones_like(result)

    def step():
        x.grad = None
        body().backward(arrived)

    timed(f"{name} and back", step, turns)


for count, turns, kind, dtype in ((10_000, 50, "doubles", torch.float64), (1_000_000, 2, "floats", torch.float32)):
    side = int(count**0.5)
    x, y = torch.rand(count, dtype=dtype), torch.rand(count, dtype=dtype)
    grown = torch.rand(count, dtype=dtype, requires_grad=True)
    matrix = x.view(side, side)
    mask = torch.rand(count) > 0.5
    target = x.clone()
    order = torch.arange(count).flip(0)
    edges = torch.linspace(0, 1, 20, dtype=dtype)
    named = f"of {count} {kind}"
    timed(f"max_pool1d {named}", lambda: F.max_pool1d(x[None], 2), turns)
    timed(f"avg_pool1d {named}", lambda: F.avg_pool1d(x[None], 2), turns)
    timed(f"conv1d {named}", lambda: F.conv1d(x[None, None], y[:3].view(1, 1, 3)), turns)
    timed(f"all {named}", lambda: x.all(), turns)
    timed(f"nansum {named}", lambda: x.nansum(), turns)
    timed(f"nonzero {named}", lambda: x.nonzero(), turns)
    timed(f"x[mask] {named}", lambda: x[mask], turns)
    timed(f"x[mask] = 0 {named}", lambda: target.__setitem__(mask, 0), turns)
    timed(f"x[order] {named}", lambda: x[order], turns)
    timed(f"x[order] = y {named}", lambda: target.__setitem__(order, y), turns)
    timed(f"take {named}", lambda: x.take(order), turns)
    timed(f"scatter_add {named}", lambda: target.scatter_add(0, order, x), turns)
    timed(f"median of rows {named}", lambda: matrix.median(1), turns)
    timed(f"topk {named}", lambda: x.topk(5), turns)
    timed(f"sort of rows {named}", lambda: matrix.sort(1), turns)
    timed(f"isin {named}", lambda: torch.isin(x, x[:5]), turns)
    timed(f"bucketize {named}", lambda: torch.bucketize(x, edges), turns)
    timed(f"flip {named}", lambda: x.flip(0), turns)
    timed(f"roll of columns {named}", lambda: matrix.roll(1, 1), turns)
    timed(f"transposed copy {named}", lambda: matrix.t().contiguous(), turns)
    timed(f"repeat_interleave {named}", lambda: x.repeat_interleave(2), turns)
    timed(f"interpolate {named}", lambda: F.interpolate(x[None, None], scale_factor=2), turns)
    timed(f"multinomial {named}", lambda: torch.multinomial(x, 5, True), turns)
    backward(f"max_pool1d {named}", lambda: F.max_pool1d(grown[None], 2), grown, turns)
    backward(f"unfold {named}", lambda: grown.unfold(0, 4, 2), grown, turns)
    backward(f"reflect padding {named}", lambda: F.pad(grown[None], (2, 2), mode="reflect"), grown, turns)
    whole = (torch.rand(count) * 100).long()
    zeros = torch.zeros_like(whole)
    timed(f"argmax of {count} integers", lambda: whole.argmax(), turns)
    timed(f"scatter_add of {count} integers", lambda: zeros.scatter_add(0, order, whole), turns)
    timed(f"index_add_ of {count} integers", lambda: zeros.index_add_(0, order, whole), turns)
    timed(f"topk of {count} integers", lambda: whole.topk(5), turns)
    timed(f"unique of {count} truths", lambda: mask.unique(), turns)
    timed(f"linspace of {count}", lambda: torch.linspace(0, 1, count), turns)
    timed(f"arange of {count} floats", lambda: torch.arange(0, count, 1.0), turns)
