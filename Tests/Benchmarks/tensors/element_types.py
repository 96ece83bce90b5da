# Operations in every number type: of one array, of two (also of different types), comparisons, rests, shifts, reductions of short
# and long lines, running values, selections and conversions.
import time
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(0)

halves = (torch.float16, torch.bfloat16)
floats = (torch.float32, torch.float64) + halves
whole = (torch.int64, torch.int32, torch.int16, torch.uint8)


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


def numbers(count, dtype):
    if dtype.is_floating_point:
        return torch.randn(count).to(dtype), (torch.rand(count) + 0.1).to(dtype)
    if dtype == torch.bool:
        return torch.rand(count) > 0.5, torch.rand(count) > 0.5
    return torch.randint(0, 100, (count,)).to(dtype), torch.randint(1, 7, (count,)).to(dtype)


for count in (1_000, 1_000_000):
    rows = count // 100
    for dtype in floats + whole + (torch.bool,) if count > 1_000 else (torch.float32, torch.float16, torch.int64):
        x, y = numbers(count, dtype)
        matrix, volume, kind = x.view(100, rows), x.view(rows, 10, 10), f"of {count} {str(dtype)[6:]}"
        place = torch.randint(0, count, (count,))

        def one(names, arguments=()):
            for name in names.split():
                timed(f"{name} {kind}", lambda: getattr(torch, name)(x, *arguments))

        def two(names):
            for name in names.split():
                timed(f"{name} {kind}", lambda: getattr(torch, name)(x, y))

        one("logical_not isfinite signbit")
        two("eq lt logical_and")
        if dtype != torch.bool:
            one("abs neg sign square")
            two("add mul div floor_divide remainder fmod maximum heaviside")
            timed(f"number added {kind}", lambda: x + 1)
            timed(f"times a number {kind}", lambda: x * 2)
            timed(f"cube {kind}", lambda: x**3)
            timed(f"clamp {kind}", lambda: x.clamp(1, 50))
            timed(f"clamp by tensors {kind}", lambda: torch.clamp(x, y, y))
            timed(f"addcmul {kind}", lambda: torch.addcmul(x, x, y))
            timed(f"in place {kind}", lambda: x.add_(0))
            timed(f"plus int32 {kind}", lambda other=y.to(torch.int32): x + other)
            timed(f"plus float32 {kind}", lambda other=y.to(torch.float32): x + other)
            for name in ("cumsum", "cummax", "max", "amax", "prod"):
                timed(f"{name} of rows {kind}", lambda: getattr(matrix, name)(1))
                timed(f"{name} of short lines {kind}", lambda: getattr(volume, name)(2))
                timed(f"{name} of columns {kind}", lambda: getattr(matrix, name)(0))
            timed(f"topk {kind}", lambda: matrix.topk(5, 1))
            timed(f"index_add_ {kind}", lambda target=torch.zeros_like(x): target.index_add_(0, place, x))
            timed(f"dot {kind}", lambda: torch.dot(x, y))
        if dtype.is_floating_point:
            one("floor exp log2 tanh sigmoid sqrt rsqrt reciprocal nan_to_num erf")
            two("copysign nextafter atan2")
            for name in ("gelu", "relu", "hardswish", "softplus", "hardtanh"):
                timed(f"{name} {kind}", lambda: getattr(F, name)(x))
            timed(f"softmax {kind}", lambda: matrix.softmax(1))
            timed(f"softmax of columns {kind}", lambda: matrix.softmax(0))
            timed(f"sum of rows {kind}", lambda: matrix.sum(1))
            timed(f"norm of rows {kind}", lambda: matrix.norm(dim=1))
        elif dtype != torch.bool:
            two("bitwise_and bitwise_left_shift bitwise_right_shift gcd")
            timed(f"true quotient by a number {kind}", lambda: x / 2)
            timed(f"quotient by a number {kind}", lambda: x // 3)
        one("flip", ((0,),))
        one("roll", (1,))
        timed(f"any of short lines {kind}", lambda: volume.any(2))
        timed(f"joined {kind}", lambda: torch.cat([x, y]))
        timed(f"where {kind}", lambda mask=y > x: torch.where(mask, x, y))
        timed(f"transposed copy {kind}", lambda: matrix.t().contiguous())
        timed(f"every other {kind}", lambda: x[::2].contiguous())
        timed(f"tolist {kind}", lambda: x[:1000].tolist())
        for other in floats + whole + (torch.bool,):
            if other != dtype:
                timed(f"to {str(other)[6:]} {kind}", lambda: x.to(other))
