# Random numbers inside mapped functions: the same for all elements, or each its own.
import torch
from torch import vmap
import torch.nn.functional as F


def attempt(name, function, *arguments, **options):
    torch.manual_seed(0)
    try:
        print(name, vmap(function, **options)(*arguments))
    except Exception as error:
        print(name, type(error).__name__, error)


x = torch.tensor([[0.5, 0.2, 0.9], [0.1, 0.8, 0.4]])
draws = {
    "rand_like": torch.rand_like, "randn_like": torch.randn_like,
    "randint_like": lambda a: torch.randint_like(a, 9), "rand": lambda a: torch.rand(2),
    "randint": lambda a: torch.randint(9, (2,)), "normal": lambda a: torch.normal(0.0, 1.0, (2,)),
    "randperm": lambda a: torch.randperm(4), "bernoulli": torch.bernoulli, "poisson": torch.poisson,
    "multinomial": lambda a: torch.multinomial(a, 2), "normal of a tensor": lambda a: torch.normal(a, a),
    "bernoulli of one": lambda a: torch.bernoulli(torch.full((3,), 0.5)),
    "like one": lambda a: torch.rand_like(torch.ones(2)), "dropout": lambda a: F.dropout(a, 0.3),
    "dropout of one": lambda a: F.dropout(torch.ones(3), 0.3), "normal_": lambda a: a.clone().normal_(),
    "uniform_": lambda a: a.clone().uniform_(), "bernoulli_": lambda a: a.clone().bernoulli_(0.5),
    "bernoulli_ by elements": lambda a: a.clone().bernoulli_(a), "exponential_": lambda a: a.clone().exponential_(),
    "bernoulli_ by one": lambda a: a.clone().bernoulli_(torch.tensor([0.5, 0.5, 0.1])),
    "one by elements": lambda a: torch.ones(3).bernoulli_(a), "one": lambda a: torch.ones(3).normal_(),
}
for name, draw in draws.items():
    for randomness in ("different", "same", "error"):
        attempt(f"{name}, {randomness}:", draw, x, randomness=randomness)
for outer in ("different", "same", "error"):
    for inner in ("different", "same"):
        nested = vmap(lambda a: a + torch.rand(2), randomness=inner)
        attempt(f"{outer} of {inner}:", nested, x, randomness=outer)
