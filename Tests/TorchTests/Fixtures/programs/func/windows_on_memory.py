# as_strided whose places share elements, alone and under vmap.
import torch

x = torch.arange(12.0).reshape(3, 4)
for what in [
    lambda r: r.as_strided((2, 2), (2, 1)), lambda r: r.as_strided((2, 2), (1, 1)), lambda r: r.as_strided((3,), (1,), 1),
    lambda r: (r * 2).as_strided((3, 2), (1, 1)), lambda r: r.as_strided((2, 3), (0, 1)),
]:
    row = torch.arange(4.0, requires_grad=True)
    (what(row) ** 2).sum().backward()
    print(row.grad)
    print(torch.func.grad(lambda m: (torch.vmap(what)(m) ** 2).sum())(x))
    print(torch.func.jacrev(what)(torch.arange(4.0)).sum(0))
print(torch.vmap(lambda r: r.as_strided((2,), (1,)), in_dims=1)(x))
a = torch.tensor([1.0, 2.0, 3.0, 4.0], requires_grad=True)
windows = a.unfold(0, 2, 1)
(windows * torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])).sum().backward()
print(a.grad)
