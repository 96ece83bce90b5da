"""Views, writes and operators that write: nodes, versions, identities and refusals."""
import torch


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def name(tensor):
    return type(tensor.grad_fn).__name__


x = torch.arange(1.0, 10.0).reshape(3, 3).requires_grad_()
for key in [slice(None), ..., (slice(None), slice(None)), slice(0, 3), None, (..., None), (slice(None), slice(0, 3))]:
    print(key, name(x[key]))
for value in [1.0, torch.tensor(2.0), x, x.sum(), x[:1], x[None]]:
    for key in [slice(None), ..., (slice(None), slice(None)), 0, torch.tensor([0])]:
        y = x * 1
        try:
            y[key] = value
            nodes = [type(node).__name__ for node, _ in y.grad_fn.next_functions]
            print(name(y), nodes, y._version, torch.autograd.grad(y.sum(), x)[0].tolist())
        except RuntimeError as error:
            print(error)

# A single piece of several.
for pieces in [(x * 1).split(3), (x * 1).chunk(1), (x[:1] * 1).unbind(), torch.tensor_split(x * 1, 1)]:
    print(torch.autograd.grad(pieces[0].sum(), x)[0].tolist())

# Views made without history.
v = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
with torch.no_grad():
    w = v[:2]
print(w.requires_grad, w.is_leaf, w.grad_fn)
square = w ** 2
print(square.requires_grad, name(square), square.grad_fn.next_functions)
square.sum().backward()
print(v.grad, w.grad)


def write(tensor):
    tensor *= 2


attempt(lambda: write(w))
base = v * 1
with torch.no_grad():
    seen = base[:2]
base.add_(1)
attempt(lambda: seen.grad_fn)
attempt(lambda: seen * 2)
attempt(lambda: print(seen))
first, second, third = base.unbind()
base.add_(1)
attempt(lambda: first.grad_fn)
attempt(lambda: first * 2)
attempt(lambda: first.add_(1))

# Operators that write keep the tensor.
STATEMENTS = "i /= 2; i += 1.5; i *= 2.5; i -= 1; i //= 2; i %= 2; i **= 2; i &= 1; i |= 2; i ^= 3; i <<= 1; i >>= 1"
for statement in STATEMENTS.split("; "):
    i = same = torch.tensor([1, 2])
    try:
        exec(statement)
        print(statement, i, i is same, i._version)
    except RuntimeError as error:
        print(statement, error)
mask = same = torch.tensor([True, False])
mask &= torch.tensor([True, True])
mask |= True
mask ^= True
print(mask, mask is same, mask._version)
f = same = torch.tensor([1.5, 2.5])
f //= 2
f %= 2
f **= torch.tensor([1.0, 2.0])
print(f, f is same, f._version)
g = x * 1
g %= 2
print(name(g), torch.autograd.grad(g.sum(), x)[0])
attempt(lambda: exec("x %= 2", {"x": x}))
attempt(lambda: exec("x **= x.detach()", {"x": x}))
h = torch.hypot(x, x)
h.add_(1)
attempt(lambda: torch.autograd.grad(h.sum(), x))
