# Distances between rows of one matrix and of two, forward and backward.
import time
import torch

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


for rows, size, turns in ((200, 3, 20), (1000, 3, 2), (1000, 30, 2)):
    for p in (0.0, 1.0, 2.0, 3.0, float("inf")):
        x = torch.randn(rows, size, requires_grad=True)
        other = torch.randn(rows, size)
        for name, body in (("pdist", lambda: torch.pdist(x, p)), ("cdist", lambda: torch.cdist(x, other, p))):
            with torch.no_grad():
                timed(f"{name} of {rows}x{size}, p={p}", body, turns)
            y = body()
            g = torch.randn(y.shape)
            timed(f"  backward of {name} of {rows}x{size}, p={p}",
                  lambda: torch.autograd.grad(y, x, g, retain_graph=True), turns)
