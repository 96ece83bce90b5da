import torch
import torch.nn.functional as F


def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


huge = 2 ** 63 - 1
for make in (
    lambda: F.one_hot(torch.tensor([huge])), lambda: F.one_hot(torch.tensor([2 ** 62])),
    lambda: F.one_hot(torch.tensor([1, 1]), huge), lambda: torch.bincount(torch.tensor([huge])),
    lambda: F.fractional_max_pool2d(torch.ones(1, 1, 4, 4), 2, output_size=huge),
    lambda: F.fractional_max_pool3d(torch.ones(1, 1, 4, 4, 4), 2, output_size=huge),
    lambda: F.fractional_max_pool3d_with_indices(torch.ones(1, 1, 4, 4, 4), 2, output_size=(huge, 1, 1)),
    lambda: torch.tril(torch.ones(2, 2), huge), lambda: torch.triu(torch.ones(2, 2), -2 ** 63),
):
    show(make)
for value in (float('nan'), float('inf'), 1e30, 1.0):
    show(lambda: torch.lu_unpack(torch.ones(2, 2), torch.tensor([value, 1.0])))
for pivots in ([1, 1], [1, 5], [0, 1], [[1, 2]]):
    show(lambda: torch.lu_unpack(torch.eye(2) + 1, torch.tensor(pivots, dtype=torch.int32)))
show(lambda: torch.lu_unpack(torch.ones(2, 2), torch.tensor([1.0, 2.0]), unpack_pivots=False))
show(lambda: torch.lu_unpack(torch.ones(2, 2), torch.tensor([2, 2], dtype=torch.int32), unpack_data=False))
show(lambda: torch.lu_unpack(torch.ones(2), torch.tensor([2, 2], dtype=torch.int32)))
for p in (0.0, 1.0, 2.0, 3.0):
    x = torch.tensor([[0.0, 1.0], [2.0, 0.5], [1.0, 1.0]], requires_grad=True)
    found = F.pdist(x, p)
    found.sum().backward()
    print(found, x.grad)
show(lambda: F.pdist(torch.ones(0, 3)))
show(lambda: F.pdist(torch.ones(1, 3)))
