"""What the language says of values that PyTorch's own types make: their types are named with their modules."""
import torch

values = [
    torch.float32, torch.device("cpu"), torch.Size([2]), torch.Generator(), torch.strided, torch.contiguous_format,
    torch.finfo(torch.float32), torch.ones(1).untyped_storage(), torch.ones(2, 2).max(1), torch.ones(1),
    torch.nn.Parameter(torch.ones(1)), torch.ones(1, requires_grad=True).sum().grad_fn,
]
uses = [
    lambda t: t < "a", lambda t: -t, lambda t: t.missing, lambda t: [1][t], lambda t: range(t), lambda t: "a" + t,
    lambda t: ",".join([t]),
]
for value in values:
    print(type(value).__name__)
    for use in uses:
        try:
            use(value)
        except (TypeError, AttributeError, RuntimeError) as error:
            print("   ", type(error).__name__ + ":", error)
for make in (lambda: torch.nn.Unflatten(1, torch.float64), lambda: torch.nn.Unflatten(1, (2, torch.float64))):
    try:
        make()
    except TypeError as error:
        print(error)
