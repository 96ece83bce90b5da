# Distances between rows that hold nan and infinities, and short floats.
import torch
import torch.nn.functional as F

nan, inf = float("nan"), float("inf")
a = torch.tensor([[1.0, nan, 3.0], [0.0, 2.0, -1.0], [inf, 1.0, 1.0], [inf, 2.0, -inf]], requires_grad=True)
b = torch.tensor([[1.0, 2.0, 3.0], [inf, 0.5, 1.0], [4.0, nan, 1.0]], requires_grad=True)
for p in (0, 1, 2, 3, inf):
    for name, f in (("cdist", lambda: torch.cdist(a, b, p)), ("pdist", lambda: F.pdist(a, p))):
        r = f()
        g = torch.autograd.grad(r, (a, b), torch.arange(1.0, r.numel() + 1).view(r.shape), allow_unused=True)
        print(p, name, r.flatten().tolist(), [t if t is None else t.flatten().tolist() for t in g])
for dtype in (torch.float16, torch.bfloat16):
    x = torch.ones(3, 2, dtype=dtype)
    for f in (lambda: F.pdist(x), lambda: torch.cdist(x, x), lambda: torch.cdist(x, x, compute_mode="use_mm_for_euclid_dist")):
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
