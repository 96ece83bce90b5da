# Elementwise operations, rows, reductions and matrix products of larger arrays.
import time
import torch

torch.set_num_threads(1)


def timed(name, body, turns):
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for _ in range(turns):
            body()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / turns}")


for count, turns in ((1_000, 2_000), (1_000_000, 20), (10_000_000, 2)):
    x = torch.rand(count) + 0.1
    y = torch.rand(count)
    timed(f"add {count}", lambda: x + y, turns)
    timed(f"mul {count}", lambda: x * y, turns)
    timed(f"exp {count}", lambda: x.exp(), turns)
    timed(f"log {count}", lambda: x.log(), turns)
    timed(f"tanh {count}", lambda: x.tanh(), turns)
    timed(f"sigmoid {count}", lambda: x.sigmoid(), turns)
    timed(f"relu {count}", lambda: x.relu(), turns)
    timed(f"sum {count}", lambda: x.sum(), turns)
    timed(f"max {count}", lambda: x.max(), turns)

rows = torch.rand(1000, 1000)
timed("softmax of 1000 rows of 1000", lambda: rows.softmax(1), 10)
timed("log_softmax of 1000 rows of 1000", lambda: rows.log_softmax(1), 10)
timed("sum of 1000 columns", lambda: rows.sum(0), 20)
timed("transpose made contiguous 1000x1000", lambda: rows.t().contiguous(), 10)

for size, turns in ((32, 1000), (64, 500), (128, 100), (256, 20), (512, 4)):
    a = torch.rand(size, size)
    b = torch.rand(size, size)
    timed(f"matrix product {size}", lambda: a @ b, turns)
