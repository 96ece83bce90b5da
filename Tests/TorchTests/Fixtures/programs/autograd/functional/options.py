# What `torch.autograd.functional` refuses of its options, and the shapes of what forward mode gives.
import torch
from torch.autograd import functional

x, y = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([0.5, 0.25, 2.0])


def show(title, call):
    try:
        print(title, call())
    except Exception as error:
        print(title, type(error).__name__, error)


def pair(a, b):
    return a * b, a.sum()


for vectorize in (False, True):
    for strategy in ("reverse-mode", "forward-mode", "other"):
        show(("jacobian", vectorize, strategy), lambda: functional.jacobian(lambda a: a**2, x, vectorize=vectorize, strategy=strategy))
        show(("two", vectorize, strategy), lambda: functional.jacobian(pair, (x, y), vectorize=vectorize, strategy=strategy))
    show(("strict", vectorize), lambda: functional.jacobian(lambda a: a**2, x, vectorize=vectorize, strict=True))
    for strategy in ("reverse-mode", "other"):
        show(("hessian", vectorize, strategy), lambda: functional.hessian(lambda a: (a**3).sum(), x, vectorize=vectorize, outer_jacobian_strategy=strategy))
show("forward hessian", lambda: functional.hessian(lambda a: (a**3).sum(), x, outer_jacobian_strategy="forward-mode"))
show("strict hessian", lambda: functional.hessian(lambda a: torch.tensor(1.0), x, strict=True))
show("strict hessian", lambda: functional.hessian(lambda a: a.sum(), x, strict=True))
show("strict pair", lambda: functional.jacobian(pair, (x, y), create_graph=True, strict=True))
