import torch
from torch.func import vmap
x = torch.arange(6.).view(2, 3)
print(vmap(torch.sum)(x), vmap(torch.sin)(x))
print(vmap(lambda a: a.sum(), in_dims=1)(x))
print(vmap(torch.dot)(x, x))
print(vmap(lambda a, b: a * b, in_dims=(0, None))(x, torch.tensor([1., 2., 3.])))
print(vmap(lambda a: a * 2, out_dims=1)(x))
print(vmap(lambda a: (a.sum(), a * 2), out_dims=(0, 1))(x))
print(vmap(lambda d: d["a"] + d["b"], in_dims=({"a": 0, "b": None},))({"a": x, "b": torch.ones(3)}))
print(vmap(lambda a: torch.ones(2))(x))
print(vmap(vmap(lambda a: a * a))(x))
print(vmap(vmap(lambda a, b: a * b, in_dims=(0, None)), in_dims=(None, 0))(torch.arange(3.), torch.arange(2.)))
print(torch.vmap(lambda a: a + 1, chunk_size=1)(x))
print(vmap(lambda a: a, in_dims=-1, out_dims=-1)(x))
w = torch.arange(12.).view(3, 4)
print(vmap(lambda a: a @ w)(x), vmap(lambda a: w.t() @ a)(x))
print(vmap(lambda a, k: a * k)(x, torch.tensor([10., 20.])))
shapes = []
def f(a):
    shapes.append((a.shape, a.dim(), a.size(), a.numel(), len(a)))
    return a
vmap(f)(x)
print(shapes)
def kw(a, scale=1.):
    return a * scale
print(vmap(kw)(x, scale=3.))
print(vmap(lambda a: a)(x))
