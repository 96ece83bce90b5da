# Operations on the rows and columns of matrices of 10^3, 10^6 and 10^7 elements, and further elementwise ones.
import time
import torch
import torch.nn.functional as F

torch.set_num_threads(1)


def timed(name, body, turns):
    best = float("inf")
    for _ in range(4):
        start = time.process_time()
        for _ in range(turns):
            body()
        best = min(best, time.process_time() - start)
    print(f"{name}: {best * 1e6 / turns}")


for rows, columns, turns in ((10, 100, 1000), (1000, 1000, 10), (10_000, 1000, 2)):
    x = torch.rand(rows, columns)
    y = torch.rand(rows, columns) + 0.1
    column = torch.rand(rows, 1)
    scale, shift = torch.rand(columns), torch.rand(columns)
    shape = f"{rows}x{columns}"
    timed(f"softmax of {shape}", lambda: x.softmax(1), turns)
    timed(f"log_softmax of {shape}", lambda: x.log_softmax(1), turns)
    timed(f"softmax of columns of {shape}", lambda: x.softmax(0), turns)
    timed(f"layer_norm of {shape}", lambda: F.layer_norm(x, (columns,), scale, shift), turns)
    timed(f"sum of rows of {shape}", lambda: x.sum(1), turns)
    timed(f"sum of columns of {shape}", lambda: x.sum(0), turns)
    timed(f"mean of rows of {shape}", lambda: x.mean(1), turns)
    timed(f"max of rows of {shape}", lambda: x.max(1), turns)
    timed(f"amax of columns of {shape}", lambda: x.amax(0), turns)
    timed(f"argmax of rows of {shape}", lambda: x.argmax(1), turns)
    timed(f"argmax of columns of {shape}", lambda: x.argmax(0), turns)
    timed(f"logsumexp of rows of {shape}", lambda: x.logsumexp(1), turns)
    timed(f"cumsum of rows of {shape}", lambda: x.cumsum(1), turns)
    timed(f"add a row to {shape}", lambda: x + scale, turns)
    timed(f"add a column to {shape}", lambda: x + column, turns)
    timed(f"x * 2 + 1 of {shape}", lambda: x * 2 + 1, turns)
    timed(f"divide {shape}", lambda: x / y, turns)
    timed(f"compare {shape}", lambda: x > y, turns)
    timed(f"where of {shape}", lambda: torch.where(x > y, x, y), turns)
    timed(f"sin of {shape}", lambda: x.sin(), turns)
    timed(f"sqrt of {shape}", lambda: x.sqrt(), turns)
    timed(f"pow of {shape}", lambda: x ** 2.5, turns)
    timed(f"gelu of {shape}", lambda: F.gelu(x), turns)
    timed(f"silu of {shape}", lambda: F.silu(x), turns)
    timed(f"clamp of {shape}", lambda: x.clamp(0.2, 0.8), turns)
x = torch.rand(1000, 1000)
timed("sort of rows of 1000x1000", lambda: x.sort(1), 2)
timed("topk of rows of 1000x1000", lambda: x.topk(5), 2)
timed("cat of two 1000x1000", lambda: torch.cat([x, x]), 10)
timed("index_select of 1000 rows", lambda: x[torch.arange(999, -1, -1)], 10)
timed("var of 1000000", lambda: x.var(), 5)
timed("remainder of 1000x1000", lambda: x % 0.3, 3)
