import torch
from torch.func import vmap
x = torch.arange(6.).view(2, 3)
def run(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def f(a):
    return a
run(lambda: vmap(f)())
run(lambda: vmap(f)(3))
run(lambda: vmap(f, in_dims=2)(x))
run(lambda: vmap(f, in_dims=None)(x))
run(lambda: vmap(f, in_dims="a")(x))
run(lambda: vmap(f, in_dims=(0, 0))(x))
run(lambda: vmap(f, in_dims=(0.5,))(x))
run(lambda: vmap(lambda a, b: a + b)(x, torch.ones(3)))
run(lambda: vmap(lambda a: 3)(x))
run(lambda: vmap(lambda a: a.item())(torch.ones(2)))
run(lambda: vmap(lambda a: a if a > 0 else -a)(torch.ones(2)))
run(lambda: vmap(lambda a: torch.rand(2))(x))
run(lambda: vmap(f, randomness="maybe")(x))
run(lambda: vmap(f, chunk_size=0)(x))
run(lambda: vmap(f, out_dims=(0, 0))(x))
run(lambda: vmap(f, out_dims=3)(x))
run(lambda: vmap(lambda a: a * 2, out_dims=None)(x))
y = torch.zeros(3)
run(lambda: vmap(lambda a: y.add_(a))(x))
run(lambda: vmap(lambda a: y.copy_(a))(x))
run(lambda: vmap(lambda a: float(a))(torch.ones(2)))
run(lambda: vmap(lambda a: [v for v in a.tolist()])(x))
