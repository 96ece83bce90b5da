# Elements of a full vector and what is left over differ where an element is not a number or both zeros meet.
import torch
import torch.nn.functional as F

nan = float("nan")


def runs(t):
    found = []
    for value in t.detach().reshape(-1).tolist():
        if found and found[-1][0] == repr(value):
            found[-1][1] += 1
        else:
            found.append([repr(value), 1])
    return found


FUNCTIONS = {
    "hardtanh": F.hardtanh, "relu6": F.relu6, "hardshrink": F.hardshrink, "softshrink": F.softshrink, "hardswish": F.hardswish,
    "elu": F.elu, "celu": F.celu, "leaky_relu": F.leaky_relu, "threshold": lambda x: F.threshold(x, 0.5, 2.0),
    "logit": torch.logit, "logit eps": lambda x: x.logit(0.1), "maximum": lambda x: torch.maximum(x, -x),
    "minimum": lambda x: torch.minimum(x, -x), "fmax": lambda x: torch.fmax(x, -x), "fmin": lambda x: torch.fmin(x, -x),
    "clamp": lambda x: x.clamp(torch.zeros_like(x), torch.ones_like(x)), "nextafter": lambda x: torch.nextafter(x, -x),
}
for title, function in FUNCTIONS.items():
    for dtype in (torch.float32, torch.float64, torch.bfloat16, torch.float16):
        for value in (nan, 0.0, -0.0, 1.0, -1.0, 3.0):
            for count in (5, 25, 61):
                x = torch.full((count,), value, dtype=dtype, requires_grad=True)
                y = function(x)
                print(title, dtype, value, runs(y), runs(torch.autograd.grad(y, x, torch.ones_like(y), retain_graph=True)[0]),
                      runs(torch.autograd.grad(y, x, torch.ones_like(y), create_graph=True)[0]))
for value in (3e38, 1.7e38, 1e38, 9e37, 1e37):
    print(torch.log1p(torch.tensor([value])).item(), torch.log1p(torch.full((40,), value))[0].item())
print(torch.log1p(torch.tensor([1.7e308, 1e307], dtype=torch.float64)))
print((torch.tensor([-0.0, -float("inf")], dtype=torch.float16) ** 0.5).tolist(), (torch.tensor([-0.0], dtype=torch.float16) ** -0.5).tolist())
