# Complex numbers and whole numbers, and what draws values together: less common than floats.
import time
import torch

torch.set_num_threads(1)
torch.manual_seed(0)


def timed(name, body):
    body()
    start = time.process_time()
    body()
    turns = max(1, int(0.003 / (time.process_time() - start + 1e-6)))
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        for _ in range(turns):
            body()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / turns}")


for count in (16, 10_000, 1_000_000):
    side = int(count**0.5)
    for kind, dtype in (("single", torch.complex64), ("double", torch.complex128)):
        x, y = torch.randn(count, dtype=dtype), torch.randn(count, dtype=dtype)
        matrix, of = x[: side * side].view(side, side), f"of {count} {kind} complex"
        for name in ("add", "mul", "div"):
            timed(f"{name} {of}", lambda: getattr(torch, name)(x, y))
        for name in ("neg", "square", "abs", "sum", "mean"):
            timed(f"{name} {of}", lambda: getattr(torch, name)(x))
        timed(f"sum of columns {of}", lambda: matrix.sum(0))
        timed(f"conj {of}", lambda: x.conj().resolve_conj())
        timed(f"dot {of}", lambda: x @ y)
        timed(f"vdot {of}", lambda: torch.vdot(x, y))
        timed(f"outer {of}", lambda: torch.outer(x[:side], y[:side]))
        timed(f"kron {of}", lambda: torch.kron(x[:side], y[:side]))
    for kind, dtype in (("int32", torch.int32), ("int64", torch.int64), ("uint8", torch.uint8), ("bool", torch.bool)):
        x, y, of = (torch.rand(count) * 10).to(dtype), (torch.rand(count) * 10 + 1).to(dtype), f"of {count} {kind}"
        for name in ("add", "mul", "maximum", "eq", "bitwise_and", "heaviside"):
            timed(f"{name} {of}", lambda: getattr(torch, name)(x, y))
        for name in ("signbit", "isposinf", "isreal", "sum", "amax"):
            timed(f"{name} {of}", lambda: getattr(torch, name)(x))
        timed(f"clamp {of}", lambda: x.clamp(2, 5))
        timed(f"to float {of}", lambda: x.to(torch.float32))
        timed(f"to complex {of}", lambda: x.to(torch.complex64))
        timed(f"tolist {of}", lambda: x.tolist())
    x, y, places = torch.randn(count), torch.randn(count), torch.randint(0, count, (count,))
    mask, rows = torch.rand(count) > 0.5, torch.randint(0, side, (side,))
    matrix = x[: side * side].view(side, side).clone()
    for name in ("sum", "prod", "mean", "amax"):
        timed(f"scatter_reduce {name} of {count}", lambda: x.scatter_reduce(0, places, y, name))
    timed(f"index_put_ adding {count}", lambda: x.index_put_((places,), y, accumulate=True))
    timed(f"index_add_ of {side} rows", lambda: matrix.index_add_(0, rows, matrix.clone()))
    timed(f"masked_select of {count}", lambda: x.masked_select(mask))
    timed(f"nonzero of {count}", lambda: mask.nonzero())
    timed(f"where with a number of {count}", lambda: torch.where(mask, x, 0.0))
    timed(f"amax of {side} rows", lambda: matrix.amax(1))
