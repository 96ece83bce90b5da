# Quantiles move with their points.
import torch


torch.manual_seed(0)
for dtype in (torch.float32, torch.float64):
    x = torch.randn(4, 5, dtype=dtype, requires_grad=True)
    q = torch.tensor([0.2, 0.7], dtype=dtype, requires_grad=True)
    for function in (torch.quantile, torch.nanquantile):
        for dim in (None, 0, 1):
            for keep in (False, True):
                for interpolation in ("linear", "midpoint", "lower", "higher", "nearest"):
                    y = function(x, q, dim, keep, interpolation=interpolation)
                    found = torch.autograd.grad((y * y).sum(), (x, q), allow_unused=True)
                    print(function.__name__, dim, keep, interpolation, y.shape, y.stride(), found[1])
                    print(found[0].stride(), found[0].sum())
        y = function(x, q[0], 1)
        print(torch.autograd.grad(y.sum(), q, retain_graph=True), y.grad_fn.name())
        (g,) = torch.autograd.grad((y * y).sum(), x, create_graph=True)
        print(torch.autograd.grad((g * g).sum(), (x, q)))
print(torch.tensor(3.0, requires_grad=True).quantile(0.3), torch.quantile(torch.tensor(3.0), torch.tensor([0.3]), 0))
