# The longer messages and warnings about gradients, whole.
import copy
import warnings

import torch


def heard(action):
    with warnings.catch_warnings(record=True) as messages:
        warnings.simplefilter("always")
        try:
            print(action())
        except (RuntimeError, ValueError, TypeError) as error:
            print(type(error).__name__, error)
    for message in messages:
        print(message.category.__name__, str(message.message).split(" (Triggered")[0])


w = torch.tensor([1.0, 2.0], requires_grad=True)
with torch.no_grad():
    view = w[:1]
heard(lambda: view.mul_(2))
heard(lambda: copy.deepcopy(w * 2))
heard(lambda: (w ** 2).sum().backward(create_graph=True))
w.grad = None
heard(lambda: torch.asarray(w).requires_grad)
heard(lambda: torch.asarray(w * 1, requires_grad=False).requires_grad)
heard(lambda: torch.heaviside(w, w).sum().backward())
heard(lambda: float(w[0]))
heard(lambda: torch.autograd.grad(torch.ones(2), w))
heard(lambda: (w * 2).requires_grad_(False))
heard(lambda: torch.ones(2).register_hook(print))
heard(lambda: torch.nn.BatchNorm1d(1)(torch.ones(1, 1)))
heard(lambda: torch.zeros(1).expand(3).add_(1))
