import torch
from collections import namedtuple, OrderedDict
from torch.func import grad, vmap, jvp, vjp
P = namedtuple("P", ["w", "b"])
p = P(torch.tensor([1., 2.]), torch.tensor(3.))
g = grad(lambda p: (p.w * p.b).sum())(p)
print(g, type(g).__name__)
d = OrderedDict(a=torch.ones(2), b=[torch.zeros(1), (torch.ones(1),)])
g = grad(lambda d: (d["a"] ** 2).sum() + d["b"][0].sum() * d["b"][1][0].sum())(d)
print(g, type(g).__name__)
print(vmap(lambda p: p.w.sum() + p.b)(P(torch.ones(3, 2), torch.arange(3.))))
print(vmap(lambda p: {"s": p[0] + 1, "t": (p[1],)})((torch.ones(2), torch.zeros(2))))
out, pull = vjp(lambda d: {"y": d["x"] * 2}, {"x": torch.ones(2)})
print(out, pull({"y": torch.ones(2)}))
print(jvp(lambda d: d["x"] ** 2, ({"x": torch.ones(2)},), ({"x": torch.ones(2) * 3},)))
