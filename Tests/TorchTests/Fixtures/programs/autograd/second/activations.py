# The derivative of an activation is an operation of its own: its name, what it keeps, and second and third derivatives at
# kinks, at infinities and where an element is not a number.
import torch
import torch.nn.functional as F

nan, inf = float("nan"), float("inf")
FUNCTIONS = [
    ("elu", F.elu), ("elu half", lambda x: F.elu(x, 0.5)), ("selu", F.selu), ("celu", F.celu),
    ("celu 0.5", lambda x: F.celu(x, 0.5)), ("hardtanh", F.hardtanh), ("relu6", F.relu6), ("relu", F.relu),
    ("leaky_relu", F.leaky_relu), ("hardshrink", F.hardshrink), ("softshrink", F.softshrink), ("hardswish", F.hardswish),
    ("logsigmoid", F.logsigmoid), ("softplus", F.softplus), ("softplus 2", lambda x: F.softplus(x, 2, 1)),
    ("threshold", lambda x: F.threshold(x, 0.5, 2.0)), ("rrelu", F.rrelu), ("mish", F.mish), ("silu", F.silu),
    ("gelu", F.gelu), ("gelu tanh", lambda x: F.gelu(x, approximate="tanh")),
    ("prelu", lambda x: F.prelu(x, torch.tensor([0.25], dtype=x.dtype))), ("sigmoid", torch.sigmoid), ("tanh", torch.tanh),
    ("softmax", lambda x: x.softmax(0)), ("log_softmax", lambda x: x.log_softmax(0)), ("glu", lambda x: F.glu(x, 0)),
]


def name(node):
    if node is None:
        return "None"
    return node.name() + "(" + ", ".join("None" if n is None else n.name() for n, _ in node.next_functions) + ")"


def kept(node):
    found = []
    for entry in dir(node):
        if entry.startswith("_saved_"):
            value = getattr(node, entry)
            found.append((entry[7:], tuple(value.shape) if isinstance(value, torch.Tensor) else value))
    return found


POINTS = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 3.0, -3.0, 6.0, nan, inf, -inf]
for title, function in FUNCTIONS:
    x = torch.tensor(POINTS if "soft" not in title or title in ("softplus", "softplus 2", "softshrink") else POINTS[:8], requires_grad=True)
    y = function(x)
    v = torch.ones_like(y).requires_grad_()
    first, = torch.autograd.grad(y, x, v, create_graph=True)
    print(title, name(first.grad_fn), kept(first.grad_fn))
    print(first)
    second = torch.autograd.grad(first, (x, v), torch.ones_like(first), create_graph=True, allow_unused=True)
    for part in second:
        print(" ", part if part is None else name(part.grad_fn), part)
    if second[0] is not None and second[0].requires_grad:
        print(torch.autograd.grad(second[0], x, torch.ones_like(x), allow_unused=True))
x = torch.tensor(POINTS, requires_grad=True)
step, = torch.autograd.grad(F.hardsigmoid(x), x, torch.ones_like(x), create_graph=True)
print(name(step.grad_fn), step)
try:
    step.sum().backward()
except RuntimeError as error:
    print(error)
