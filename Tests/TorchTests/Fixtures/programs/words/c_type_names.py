import torch


def say(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


x = torch.ones(2)
for value in (torch.Generator(), torch.device("cpu"), x.shape, x.dtype, x.layout, torch.finfo(x.dtype), x.sort()):
    for make in (lambda v: v(), iter, len, lambda v: v["a"], next, lambda v: 1 in v, lambda v: f"{v:5d}", lambda v: list(reversed(v))):
        if not (isinstance(value, tuple) and make in (iter, len)):
            say(lambda: make(value) and None)
    try:
        with value:
            pass
    except TypeError as error:
        print(error)
    try:
        value[0] = 1
    except TypeError as error:
        print(error)
say(lambda: torch.no_grad()())
