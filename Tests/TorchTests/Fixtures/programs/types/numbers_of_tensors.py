import torch


def say(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


z = torch.tensor(1 + 2j)
for make in (float, int, complex, lambda t: t.__index__(), range, lambda t: torch.ones(2).add(1, alpha=1j)):
    say(lambda: make(z))
say(lambda: float(torch.tensor(1 + 0j)))
say(lambda: range(torch.tensor(1 + 0j)))
say(lambda: int(torch.tensor(1e30)))
say(lambda: int(torch.tensor(-1e30, dtype=torch.float64)))
say(lambda: torch.ones(2) in torch.ones(3))
say(lambda: f"{torch.nn.Parameter(torch.ones(2)):5d}")
say(lambda: torch.Tensor([1, 2], dtype=torch.float64))
say(lambda: torch.FloatTensor(dtype=torch.float64))
