"""What both sides of compare_database.py run before the cases: each case prints one line for every tensor that an operation gives,
with its type, shape, strides and two steps of its graph, for its gradients, second gradients and tangents, and for warnings."""
import math
import warnings

import torch
import torch.autograd.forward_ad as forward_mode

inf = float("inf")
nan = float("nan")


def tensor(flat, dtype, shape, stride=None, requires_grad=False):
    made = torch.tensor(flat, dtype=dtype).reshape(shape)
    if stride is not None and 0 in stride:
        made = made[tuple(slice(0, 1) if step == 0 else slice(None) for step in stride)].contiguous().expand(shape)
    elif stride is not None:
        lying = torch.empty_strided(shape, stride, dtype=dtype)
        lying.copy_(made)
        made = lying
    return made.requires_grad_(requires_grad)


def numbers(value):
    plain = value.detach()
    if plain.is_complex():
        plain = torch.view_as_real(plain.resolve_conj())
    if plain.dtype in (torch.float16, torch.bfloat16, torch.float32):
        plain = plain.double()
    return plain.contiguous().reshape(-1)[:400].tolist()


def names(node, depth=2):
    if node is None:
        return "None"
    if depth == 0:
        return node.name()
    return node.name() + "(" + ",".join(f"{names(n, depth - 1)}:{at}" for n, at in node.next_functions) + ")"


def show(tag, value):
    if isinstance(value, torch.Tensor):
        print(tag, "|", value.dtype, tuple(value.shape), value.stride(), value.requires_grad, names(value.grad_fn), "|", numbers(value))
    elif isinstance(value, (tuple, list)):
        print(tag, type(value).__name__, len(value))
        for at, part in enumerate(value):
            show(f"{tag}.{at}", part)
    else:
        print(tag, "|", type(value).__name__, repr(value))


def collected(value, wanted):
    if isinstance(value, torch.Tensor):
        return [value] if wanted(value) else []
    if isinstance(value, dict):
        value = list(value.values())
    return [x for part in value for x in collected(part, wanted)] if isinstance(value, (tuple, list)) else []


def weighed(value):
    if value.is_complex():
        value = torch.view_as_real(value.resolve_conj())
    weights = (torch.arange(value.numel(), dtype=torch.float64) % 7 - 2.5).to(value.dtype).reshape(value.shape)
    return (value * weights).sum()


def dual(value):
    if isinstance(value, torch.Tensor) and value.requires_grad:
        plain = value.detach()
        tangent = (torch.arange(plain.numel(), dtype=torch.float64) % 5 - 1.75).to(plain.dtype).reshape(plain.shape)
        return forward_mode.make_dual(plain, tangent)
    if isinstance(value, (tuple, list)):
        return type(value)(dual(x) for x in value)
    if isinstance(value, dict):
        return {name: dual(x) for name, x in value.items()}
    return value


def show_tangents(tag, value):
    if isinstance(value, torch.Tensor):
        if value.is_floating_point() or value.is_complex():
            show(tag, forward_mode.unpack_dual(value).tangent)
    elif isinstance(value, (tuple, list)):
        for at, part in enumerate(value):
            show_tangents(f"{tag}.{at}", part)


def step(tag, action):
    try:
        return action()
    except Exception as error:
        print(tag, type(error).__name__, str(error)[:400])
        return None


def case(tag, function, make, depth):
    """Value, then with depth 1 gradients, with 2 second gradients and tangents."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        walk(tag, function, make, depth)
    for warning in caught:
        print(tag, "warning", warning.category.__name__, str(warning.message)[:250])


def walk(tag, function, make, depth):
    def value():
        torch.manual_seed(3)
        found = function(*arguments[0], **arguments[1])
        show(tag, found)
        return found, True

    def gradients():
        leaves = collected(arguments, lambda x: x.requires_grad and x.is_leaf)
        results = collected(result[0], lambda x: x.requires_grad)
        if not leaves or not results:
            return None
        found = torch.autograd.grad(sum(weighed(x) for x in results), leaves, allow_unused=True, create_graph=depth > 1)
        for at, x in enumerate(found):
            show(f"{tag} grad{at}", x)
        return leaves, found

    def second_gradients():
        results = [x for x in first[1] if x is not None and x.requires_grad]
        if results:
            for at, x in enumerate(torch.autograd.grad(sum(weighed(x) for x in results), first[0], allow_unused=True)):
                show(f"{tag} gradgrad{at}", x)

    def tangents():
        fresh = make()
        with forward_mode.dual_level():
            torch.manual_seed(3)
            show_tangents(tag + " tangent", function(*dual(fresh[0]), **dual(fresh[1])))

    arguments = step(tag + " make", make)
    result = arguments and step(tag + " value", value)
    first = result and depth > 0 and step(tag + " grad", gradients)
    if first and depth > 1:
        step(tag + " gradgrad", second_gradients)
        step(tag + " forward", tangents)
