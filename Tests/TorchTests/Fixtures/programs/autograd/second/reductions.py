# Graphs of derivatives of reductions and norms.
import torch

torch.manual_seed(0)
x = torch.randn(3, 4)
x[0, 1] = 0.0


def name(node, depth=2):
    if node is None:
        return "None"
    inner = "" if depth == 0 else "(" + ", ".join(name(n, depth - 1) for n, _ in node.next_functions) + ")"
    return node.name() + inner


CASES = {
    "mean": lambda t: t.mean(), "mean 1": lambda t: t.mean(1), "var": lambda t: t.var(), "var 1": lambda t: t.var(1),
    "std": lambda t: t.std(), "std 1": lambda t: t.std(1), "amax": lambda t: t.amax(), "amax 1": lambda t: t.amax(1),
    "amin kept": lambda t: t.amin(1, keepdim=True), "max": lambda t: t.max(), "min": lambda t: t.min(), "median": lambda t: t.median(),
    "nansum": lambda t: t.nansum(), "norm": lambda t: t.norm(), "norm 1": lambda t: t.norm(1, dim=1), "norm 1.5": lambda t: t.norm(1.5, dim=1),
    "norm 3": lambda t: t.norm(3), "norm inf": lambda t: t.norm(float("inf")), "prod": lambda t: t.prod(), "prod 1": lambda t: t.prod(1),
    "row var": lambda t: t[0].var(0), "cumsum": lambda t: t.cumsum(1), "one cumsum": lambda t: t[:1].cumsum(0), "mm": lambda t: t @ t.t(), "addmm": lambda t: torch.addmm(t, t, torch.ones(4, 4), beta=2, alpha=3),
    "broadcast": lambda t: t * t[0, 0] + t[0, 0],
}
for title, function in CASES.items():
    t = x.clone().requires_grad_()
    y = function(t)
    v = torch.ones_like(y).requires_grad_()
    first, = torch.autograd.grad(y, t, v, create_graph=True)
    print(title, name(first.grad_fn), first)
    second = torch.autograd.grad(first, (t, v), torch.ones_like(first), create_graph=True, allow_unused=True)
    for part in second:
        print("   ", part if part is None else name(part.grad_fn, 1), part)
