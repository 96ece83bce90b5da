# What `checkpoint` refuses.
import torch
from torch.utils.checkpoint import CheckpointError, checkpoint


def leaf():
    return torch.tensor([1.0, 2.0, 3.0], requires_grad=True)


def show(title, call):
    try:
        print(title, call())
    except Exception as error:
        print(title, type(error).__name__, error)


def other_the_second_time(first, second):
    calls = []

    def function(x):
        calls.append(1)
        return first(x) if len(calls) == 1 else second(x)

    return function


show("check", lambda: checkpoint(torch.sin, leaf(), use_reentrant=False, determinism_check="some"))
show("debug", lambda: checkpoint(torch.sin, leaf(), use_reentrant=True, debug=True))
show("fewer", lambda: checkpoint(other_the_second_time(lambda x: x.sin().cos(), lambda x: x.sin()), leaf(), use_reentrant=False).sum().backward())
show("more", lambda: checkpoint(other_the_second_time(lambda x: x.sin(), lambda x: x.sin().cos()), leaf(), use_reentrant=False).sum().backward())
show("sizes", lambda: checkpoint(other_the_second_time(lambda x: x.sin(), lambda x: x[:2].sin()), leaf(), use_reentrant=False).sum().backward())
show("unchecked", lambda: checkpoint(other_the_second_time(lambda x: x.sin(), lambda x: x.sin().cos()), leaf(), use_reentrant=False, determinism_check="none").sum().backward())
x = leaf()
show("grad", lambda: torch.autograd.grad(checkpoint(torch.sin, x, use_reentrant=True).sum(), x))
show("inputs", lambda: checkpoint(torch.sin, x, use_reentrant=True).sum().backward(inputs=[x]))
show("whole", lambda: (checkpoint(torch.sin, x, use_reentrant=True).sum().backward(), x.grad))
print(issubclass(CheckpointError, RuntimeError))
